//! Checks for what cargo, the registry and the shell accept, before the client is built or published.

use std::collections::BTreeSet;

use super::{Config, Crate, places::Places};
use crate::{diagnostic::Diagnostics, pointer::Pointer};

/// Dependencies of the client, whose names it cannot have itself.
const DEPENDENCIES: &str = include_str!("../render/manifest/dependencies.toml");

/// Names that cargo reserves for the compiler's own crates.
const OF_THE_COMPILER: [&str; 5] = ["alloc", "core", "proc_macro", "std", "test"];

/// Required by the edition of the client's sources.
const OLDEST_COMPILER: (u64, u64) = (1, 85);

pub(super) fn check(config: &Config, places: &Places, problems: &mut Diagnostics) {
    let mut reject = |keys: &[&str], message: String, help: &str| {
        let pointer = Pointer::root().keys(keys.iter().copied());
        problems.error(message).at(places.origin(&pointer)).help(help);
    };
    let Crate { name, version, description, license, keywords, categories, rust_version, .. } = &config.krate;
    if let Some((fault, help)) = name_fault(name) {
        reject(&["crate", "name"], format!("`{name}` {fault}"), help);
    }
    if let Err(cause) = semver::Version::parse(version) {
        let message = format!("`{version}` is not a valid semantic version: {cause}");
        reject(&["crate", "version"], message, "write for example `0.1.0`");
    }
    let length = description.chars().count();
    if description.trim().is_empty() || description.contains('\n') || length > 1000 {
        let message = "the description must be a single line of at most 1000 characters".to_owned();
        reject(&["crate", "description"], message, "describe the client in one sentence");
    }
    if let Err(cause) = spdx::Expression::parse(license) {
        let message = format!("`{license}` is not an SPDX license expression: {}", cause.reason);
        reject(&["crate", "license"], message, "write for example `MIT OR Apache-2.0`");
    }
    for (key, words, is_word, help) in [
        ("keywords", keywords, is_keyword as fn(&str) -> bool, "write for example `smart-home`"),
        (
            "categories",
            categories,
            is_category,
            "use one of the registry's categories, for example `api-bindings`",
        ),
    ] {
        if words.len() > 5 {
            let message = format!("the registry accepts at most 5 {key}, but there are {}", words.len());
            reject(&["crate", key], message, "keep the most relevant ones");
        }
        for (index, word) in words.iter().enumerate().filter(|(_, word)| !is_word(word)) {
            let message = format!("the registry does not accept `{word}` in {key}");
            reject(&["crate", key, &index.to_string()], message, help);
        }
    }
    if compiler(rust_version).is_none_or(|version| version < OLDEST_COMPILER) {
        let message = format!("`{rust_version}` is not a Rust version of 1.85 or later");
        reject(
            &["crate", "rust-version"],
            message,
            "write `1.85` or later; the client uses edition 2024, which requires it",
        );
    }
    let features = config.features.keys().map(|name| ("features", name));
    let dependencies = config.dependencies.keys().map(|name| ("dependencies", name));
    let of_examples = config.dev_dependencies.keys().map(|name| ("dev-dependencies", name));
    let tables = features.chain(dependencies).chain(of_examples);
    for (table, name) in tables.filter(|(_, name)| !is_key(name)) {
        let message = format!("`{name}` is not a valid name of a feature or dependency");
        reject(&[table, name], message, "use letters, digits, `-` and `_`, for example `smart-home`");
    }
    for name in config.features.get("default").into_iter().flatten() {
        if name == "default" || !config.features.contains_key(name) {
            let message = format!("`{name}` is on by default, but is not a feature under [features]");
            reject(&["features", "default"], message, "add it to [features], or remove it from `default`");
        }
    }
    let names = &config.server.environment;
    let names = [
        ("server", Some(&names.server)),
        ("username", Some(&names.username)),
        ("password", Some(&names.password)),
        ("ca-file", names.ca_file.as_ref()),
    ];
    let mut taken = BTreeSet::new();
    for (key, name) in names.into_iter().filter_map(|(key, name)| Some((key, name?))) {
        let keys = ["server", "environment", key];
        if !is_variable(name) {
            let message = format!("`{name}` is not a valid environment variable name");
            reject(
                &keys,
                message,
                "use letters, digits and `_`, not starting with a digit, for example `LAMP_HOUSE`",
            );
        } else if !taken.insert(name) {
            let message = format!("two settings use the environment variable `{name}`");
            reject(&keys, message, "give each setting its own variable");
        }
    }
}

fn name_fault(name: &str) -> Option<(&'static str, &'static str)> {
    const EXAMPLE: &str = "write for example `lamp-client`";
    let letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    let module = name.replace('-', "_");
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) || !name.chars().all(letter) {
        Some((
            "is not a valid package name: only letters, digits, `-` and `_`, starting with a letter",
            EXAMPLE,
        ))
    } else if name.len() > 64 {
        Some(("is longer than the registry's limit of 64 characters", EXAMPLE))
    } else if syn::parse_str::<syn::Ident>(&module).is_err() {
        Some(("is a Rust keyword, which cannot name a crate", EXAMPLE))
    } else if OF_THE_COMPILER.contains(&&*module) {
        Some(("is a crate that comes with the compiler", EXAMPLE))
    } else if is_dependency(name) {
        Some(("is the name of a crate that the client depends on", EXAMPLE))
    } else {
        None
    }
}

/// Returns whether every client has a dependency, or a feature, with this name.
pub(super) fn is_dependency(name: &str) -> bool {
    let is_key = |line: &str| line.split_once(" = ").is_some_and(|(key, _)| key == name);
    DEPENDENCIES.lines().any(is_key)
}

/// Returns whether a name can stand as a key in a manifest, as cargo's names of features and packages do.
fn is_key(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '_')
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
}

fn is_keyword(word: &str) -> bool {
    let letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '+');
    word.len() <= 20
        && word.starts_with(|first: char| first.is_ascii_alphanumeric())
        && word.chars().all(letter)
}

/// Returns whether a word looks like a category; the registry's list changes.
fn is_category(word: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
    };
    word.split("::").all(part)
}

fn is_variable(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// Parses `1.85` or `1.85.1`, the forms that cargo accepts.
fn compiler(version: &str) -> Option<(u64, u64)> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?;
    let parts = version.split('.').map(digits).collect::<Option<Vec<u64>>>()?;
    match parts[..] {
        [major, minor] | [major, minor, _] => Some((major, minor)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{compiler, is_category, is_key, is_keyword, is_variable, name_fault};

    #[test]
    fn words_are_taken_as_cargo_and_the_shell_take_them() {
        let longest = "a".repeat(64);
        let check = |what: &str, is_taken: fn(&str) -> bool, good: &[&str], bad: &[&str]| {
            for word in good {
                assert!(is_taken(word), "{what} {word}");
            }
            for word in bad {
                assert!(!is_taken(word), "{what} {word}");
            }
        };
        let bad = ["", "2lamps", "lamp client", "lämp", "async", "crate", "_", "std", "proc-macro", "bytes"];
        check("name", |name| name_fault(name).is_none(), &["lamp-client", "lamp_2", &longest], &bad);
        let bad = ["", "-a", "a b", "a.b", &longest];
        check("keyword", is_keyword, &["c++", "3d", "smart-home"], &bad);
        check("key", is_key, &["doc-cfg", "_", "3d"], &["", "-a", "a b", "a.b", "\"a\"", "a = 1"]);
        let good = ["api-bindings", "web-programming::http-client"];
        check("category", is_category, &good, &["", "API", "a::", "a b"]);
        let bad = ["", "2L", "LAMP-HOUSE", "A=B", "A B", "Ä"];
        check("variable", is_variable, &["LAMP_HOUSE", "_", "lamp2"], &bad);
        let bad = ["1", "1.85.1.2", "1.x", "+1.85", "1.", "^1.85"];
        check("compiler", |text| compiler(text).is_some(), &["1.85", "1.90.1"], &bad);
        assert!(name_fault(&format!("{longest}a")).is_some());
    }
}
