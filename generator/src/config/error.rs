//! What can be wrong with the configuration file, in terms of its lines.

use std::path::Path;

use super::{Config, package, places::Places, taken};
use crate::{diagnostic::Diagnostics, pointer::Pointer};

/// A file that is no TOML, or whose keys and values are not those of [`Config`]: the first fault, in the reader's words.
pub(super) fn malformed(places: &Places, cause: &toml::de::Error) -> Diagnostics {
    let mut problems = Diagnostics::default();
    problems
        .error(cause.message().trim())
        .at(places.origin_of_bytes(cause.span()))
        .help("correct this first; what follows it has not been read");
    problems
}

/// A file that cannot be read at all.
pub(super) fn unreadable(file: &Path, (fact, help): &(String, &str)) -> Diagnostics {
    let mut problems = Diagnostics::default();
    problems
        .error(format!("the configuration {} {fact}", file.display()))
        .help(format!("{help}; `--config` names another one"));
    problems
}

const TYPE: &str = "not a Rust type name in CamelCase";
const MODULE: &str = "not a Rust module name in snake_case";
const FIELD: &str = "not a Rust field name in snake_case";
const ALIAS: &str = "not an alias: one word without quotation marks";
const FUNCTION: &str = "not a Rust function name in snake_case";

/// Values that are well-formed but cannot become Rust.
pub(super) fn check(config: &Config, places: &Places) -> Diagnostics {
    let mut problems = Diagnostics::default();
    package::check(config, places, &mut problems);
    taken::check(config, places, &mut problems);
    let mut reject = |keys: &[&str], name: &str, what: &str| {
        let pointer = Pointer::root().keys(keys.iter().copied());
        let help =
            if what == TYPE { "write for instance `DeskLamp`" } else { "write for instance `desk_lamp`" };
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
    for (wire, aliases) in &config.commands.aliases {
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

/// What is wrong with a regular expression that is to find placeholders.
fn placeholder(pattern: &str) -> Option<(String, &'static str)> {
    match regex_lite::Regex::new(pattern) {
        Err(cause) => Some((
            format!("`{pattern}` is not a regular expression: {cause}"),
            "write one that finds a placeholder, for instance `'<[a-z]+>'`",
        )),
        Ok(expression) if expression.is_match("") => Some((
            format!("`{pattern}` finds a placeholder in every text"),
            "write an expression that the empty text does not match, or no text would be checked",
        )),
        Ok(_) => None,
    }
}

/// Whether a Rust type can have the name, written as Rust writes types.
pub(crate) fn is_type_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric())
        && name != "Self"
}

/// Whether `rustdoc` takes the word as an alias.
pub(crate) fn is_alias(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|letter| letter.is_ascii_graphic() && !matches!(letter, '"' | '\''))
}

pub(super) fn is_function_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
        && syn::parse_str::<syn::Ident>(name).is_ok()
}
