//! Errors in the configuration file, with their positions.

use std::path::Path;

use super::{Config, package, places::Places, taken};
use crate::{diagnostic::Diagnostics, pointer::Pointer};

/// Reports a file that is not TOML or does not match [`Config`], in the parser's words.
pub(super) fn malformed(places: &Places, cause: &toml::de::Error) -> Diagnostics {
    let mut problems = Diagnostics::default();
    problems
        .error(cause.message().trim())
        .at(places.origin_of_bytes(cause.span()))
        .help("fix this first; the rest of the file has not been checked");
    problems
}

/// Reports a file that cannot be read.
pub(super) fn unreadable(file: &Path, (fact, help): &(String, &str)) -> Diagnostics {
    let mut problems = Diagnostics::default();
    problems
        .error(format!("the configuration {} {fact}", file.display()))
        .help(format!("{help}; use `--config` to select another file"));
    problems
}

const TYPE: &str = "not a Rust type name in CamelCase";
const MODULE: &str = "not a Rust module name in snake_case";
const FIELD: &str = "not a Rust field name in snake_case";
const ALIAS: &str = "not a valid alias: a single word without quotation marks";
const FUNCTION: &str = "not a Rust function name in snake_case";

/// Checks for well-formed values that cannot be turned into Rust.
pub(super) fn check(config: &Config, places: &Places) -> Diagnostics {
    let mut problems = Diagnostics::default();
    package::check(config, places, &mut problems);
    taken::check(config, places, &mut problems);
    let mut reject = |keys: &[&str], name: &str, what: &str| {
        let pointer = Pointer::root().keys(keys.iter().copied());
        let help =
            if what == TYPE { "write for example `DeskLamp`" } else { "write for example `desk_lamp`" };
        problems.error(format!("`{name}` is {what}")).at(places.origin(&pointer)).help(help);
    };
    for (key, name) in config.names.iter().filter(|(_, name)| !is_type_name(name)) {
        reject(&["names", key], name, TYPE);
    }
    for (key, name) in config.fields.iter().filter(|(_, name)| !is_function_name(name)) {
        reject(&["fields", key], name, FIELD);
    }
    if let Some(handle) = &config.handle {
        if !is_type_name(&handle.name) {
            reject(&["handle", "name"], &handle.name, TYPE);
        }
        if !is_function_name(&handle.method) {
            reject(&["handle", "method"], &handle.method, FUNCTION);
        }
    }
    let setters = &config.server.setters;
    for (key, name) in
        [("server", &setters.server), ("username", &setters.username), ("password", &setters.password)]
    {
        if !is_function_name(name) {
            reject(&["server", "setters", key], name, FUNCTION);
        }
    }
    for (tag, group) in config.groups.iter().filter(|(_, group)| !is_function_name(&group.module)) {
        reject(&["groups", tag, "module"], &group.module, MODULE);
    }
    for (id, operation) in config.operations.iter().filter(|(_, it)| !is_function_name(&it.method)) {
        reject(&["operations", id, "method"], &operation.method, FUNCTION);
    }
    for (wire, aliases) in config.commands.iter().flat_map(|commands| &commands.aliases) {
        for (index, alias) in aliases.iter().enumerate().filter(|(_, alias)| !is_alias(alias)) {
            reject(&["commands", "aliases", wire, &index.to_string()], alias, ALIAS);
        }
    }
    for (index, page) in config.pages.iter().enumerate() {
        if !is_function_name(&page.module) {
            reject(&["pages", &index.to_string(), "module"], &page.module, MODULE);
        }
    }
    for (prefix, namespace) in &config.namespaces {
        if !is_function_name(&namespace.module) {
            reject(&["namespaces", prefix, "module"], &namespace.module, FUNCTION);
        }
        if !is_type_name(&namespace.document) {
            reject(&["namespaces", prefix, "document"], &namespace.document, TYPE);
        }
    }
    for (prefix, namespace) in &config.namespaces {
        if let Some((message, help)) = namespace.placeholder.as_deref().and_then(placeholder) {
            let at = Pointer::root().keys(["namespaces", prefix, "placeholder"]);
            problems.error(message).at(places.origin(&at)).help(help);
        }
    }
    problems
}

/// Returns what is wrong with a regular expression for placeholders.
fn placeholder(pattern: &str) -> Option<(String, &'static str)> {
    match regex_lite::Regex::new(pattern) {
        Err(cause) => Some((
            format!("`{pattern}` is not a valid regular expression: {cause}"),
            "write one that matches a placeholder, for example `'<[a-z]+>'`",
        )),
        Ok(expression) if expression.is_match("") => Some((
            format!("`{pattern}` matches every string"),
            "write an expression that does not match the empty string; otherwise no string would be checked",
        )),
        Ok(_) => None,
    }
}

/// Returns whether a name is a valid Rust type name in CamelCase.
pub(crate) fn is_type_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric())
        && name != "Self"
}

/// Returns whether `rustdoc` accepts the word as an alias.
pub(crate) fn is_alias(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|letter| letter.is_ascii_graphic() && !matches!(letter, '"' | '\''))
}

pub(super) fn is_function_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
        && syn::parse_str::<syn::Ident>(name).is_ok()
}
