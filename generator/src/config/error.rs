//! What can be wrong with the configuration file, in terms of its lines.

use std::path::Path;

use super::{
    Config,
    places::{Places, position},
    repair::{self, Fault},
};
use crate::{
    diagnostic::{Diagnostics, Origin},
    plain_words::in_plain_words,
    pointer::Pointer,
    suggest::nearest,
};

/// A file that is no TOML.
pub(super) fn syntax(file: &Path, text: &str, causes: &[toml::de::Error]) -> Diagnostics {
    let mut problems = Diagnostics::default();
    for cause in causes {
        let position = cause.span().map(|span| position(text, span.start));
        let message = cause.message().trim().replace('\n', "; ");
        let file = file.display().to_string();
        problems
            .error(message)
            .at(Origin { file, pointer: Pointer::root(), position })
            .help("correct the syntax");
    }
    problems
}

/// A file whose keys are not those of [`Config`], or whose values are of other types.
pub(super) fn shape(text: &str, places: &Places) -> Diagnostics {
    let mut problems = Diagnostics::default();
    for Fault { at, told } in repair::faults(text) {
        let words: Vec<&str> = told.split('`').skip(1).step_by(2).collect();
        let (message, help) = match words.as_slice() {
            [unknown, known @ ..] if told.starts_with("unknown field") => {
                (format!("key `{unknown}` does not exist here"), unknown_key(unknown, known))
            }
            [missing] if told.starts_with("missing field") => {
                (format!("key `{missing}` is missing"), format!("add `{missing}` to this table"))
            }
            _ => (in_plain_words(&told), "correct the value".to_owned()),
        };
        problems.error(message).at(places.origin(&at)).help(help);
    }
    problems
}

fn unknown_key(unknown: &str, known: &[&str]) -> String {
    nearest(unknown, known.iter().copied()).unwrap_or_else(|| {
        let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
        if known.is_empty() {
            "remove it: nothing else may stand here".to_owned()
        } else {
            format!("remove it; the keys here are {}", known.join(", "))
        }
    })
}

/// A file that cannot be read at all.
pub(super) fn unreadable(file: &Path, cause: &std::io::Error) -> Diagnostics {
    let mut problems = Diagnostics::default();
    problems
        .error(format!("cannot read `{}`: {cause}", file.display()))
        .help("name the configuration file, for instance with `--config`");
    problems
}

const TYPE: &str = "not a Rust type name in CamelCase";
const MODULE: &str = "not a Rust module name in snake_case";
const FUNCTION: &str = "not a Rust function name in snake_case";

/// Values that are well-formed but cannot become Rust.
pub(super) fn check(config: &Config, places: &Places) -> Diagnostics {
    let mut problems = Diagnostics::default();
    let mut reject = |keys: &[&str], name: &str, what: &str| {
        let pointer = Pointer::root().keys(keys.iter().copied());
        let help =
            if what == TYPE { "write for instance `DeskLamp`" } else { "write for instance `desk_lamp`" };
        problems.error(format!("`{name}` is {what}")).at(places.origin(&pointer)).help(help);
    };
    for (key, name) in config.names.iter().filter(|(_, name)| !is_type_name(name)) {
        reject(&["names", key], name, TYPE);
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

fn is_function_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
        && syn::parse_str::<syn::Ident>(name).is_ok()
}
