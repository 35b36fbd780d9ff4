//! What can be wrong with `client.toml`, in terms of its lines.

use std::path::Path;

use super::Config;
use crate::{
    diagnostic::{Diagnostics, Origin, Position},
    pointer::Pointer,
};

/// A file that TOML or the shape of [`Config`] refuses.
pub(super) fn syntax(file: &Path, text: &str, cause: &toml::de::Error) -> Diagnostics {
    let mut problems = Diagnostics::default();
    let position = cause.span().map(|span| position(text, span.start));
    problems.error(cause.message().trim().replace('\n', "; ")).at(Origin {
        file: file.display().to_string(),
        pointer: Pointer::root(),
        position,
    });
    problems
}

/// A file that cannot be read at all.
pub(super) fn unreadable(file: &Path, cause: &std::io::Error) -> Diagnostics {
    let mut problems = Diagnostics::default();
    problems
        .error(format!("cannot read `{}`: {cause}", file.display()))
        .help("name the configuration file, for instance with `--config`");
    problems
}

fn position(text: &str, offset: usize) -> Position {
    let before = &text[..offset.min(text.len())];
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
}

/// Values that are well-formed but cannot become Rust.
pub(super) fn check(file: &Path, config: &Config) -> Diagnostics {
    let mut problems = Diagnostics::default();
    let mut refuse = |keys: &[&str], message: String| {
        problems.error(message).at(Origin {
            file: file.display().to_string(),
            pointer: Pointer::root().keys(keys.iter().copied()),
            position: None,
        });
    };
    for (key, name) in &config.names {
        if !is_type_name(name) {
            refuse(&["names", key], format!("`{name}` is not a Rust type name in CamelCase"));
        }
    }
    if let Some(handle) = &config.handle {
        if !is_type_name(&handle.name) {
            refuse(&["handle", "name"], format!("`{}` is not a Rust type name in CamelCase", handle.name));
        }
        if !is_function_name(&handle.method) {
            refuse(&["handle", "method"], format!("`{}` is not a Rust function name", handle.method));
        }
    }
    let setters = &config.server.setters;
    for (key, name) in
        [("server", &setters.server), ("username", &setters.username), ("password", &setters.password)]
    {
        if !is_function_name(name) {
            refuse(&["server", "setters", key], format!("`{name}` is not a Rust function name"));
        }
    }
    problems
}

fn is_type_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric())
        && name != "Self"
}

fn is_function_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
        && syn::parse_str::<syn::Ident>(name).is_ok()
}
