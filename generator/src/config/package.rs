//! What cargo, the registry and the shell take: problems that would otherwise show when the client is built or published.

use std::collections::BTreeSet;

use super::{Config, Crate, places::Places};
use crate::{diagnostic::Diagnostics, pointer::Pointer};

/// What the client depends on, under the names that it cannot have itself.
const DEPENDENCIES: &str = include_str!("../render/manifest/dependencies.toml");

/// Names that cargo keeps for the compiler's own crates.
const OF_THE_COMPILER: [&str; 5] = ["alloc", "core", "proc_macro", "std", "test"];

/// The edition of the client's sources asks for it.
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
        let message = format!("`{version}` is not a semantic version: {cause}");
        reject(&["crate", "version"], message, "write for instance `0.1.0`");
    }
    let length = description.chars().count();
    if description.trim().is_empty() || description.contains('\n') || length > 1000 {
        let message = "the registry takes a description of one line and at most 1000 characters".to_owned();
        reject(&["crate", "description"], message, "say in one sentence what the client is for");
    }
    if let Err(cause) = spdx::Expression::parse(license) {
        let message = format!("`{license}` is not an SPDX licence expression: {}", cause.reason);
        reject(&["crate", "license"], message, "write for instance `MIT OR Apache-2.0`");
    }
    for (key, words, is_word, help) in [
        ("keywords", keywords, is_keyword as fn(&str) -> bool, "write for instance `smart-home`"),
        (
            "categories",
            categories,
            is_category,
            "take one of the registry's list, for instance `api-bindings`",
        ),
    ] {
        if words.len() > 5 {
            let message = format!("the registry takes 5 {key}, and here are {}", words.len());
            reject(&["crate", key], message, "keep those that people search for");
        }
        for (index, word) in words.iter().enumerate().filter(|(_, word)| !is_word(word)) {
            let message = format!("the registry takes no `{word}` among the {key}");
            reject(&["crate", key, &index.to_string()], message, help);
        }
    }
    if compiler(rust_version).is_none_or(|version| version < OLDEST_COMPILER) {
        let message = format!("`{rust_version}` is no version of Rust from 1.85 on");
        reject(
            &["crate", "rust-version"],
            message,
            "the client's sources are of the edition 2024, which asks for 1.85",
        );
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
            let message = format!("a shell cannot set an environment variable `{name}`");
            reject(
                &keys,
                message,
                "write for instance `LAMP_HOUSE`: letters, digits and `_`, no digit first",
            );
        } else if !taken.insert(name) {
            let message = format!("two settings are read from the environment variable `{name}`");
            reject(&keys, message, "give each its own");
        }
    }
}

fn name_fault(name: &str) -> Option<(&'static str, &'static str)> {
    const EXAMPLE: &str = "write for instance `lamp-client`";
    let letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    let module = name.replace('-', "_");
    let is_dependency = |line: &str| line.split_once(" = ").is_some_and(|(dependency, _)| dependency == name);
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) || !name.chars().all(letter) {
        Some(("is not a package name: letters, digits, `-` and `_`, a letter first", EXAMPLE))
    } else if name.len() > 64 {
        Some(("is longer than the 64 characters that the registry takes", EXAMPLE))
    } else if syn::parse_str::<syn::Ident>(&module).is_err() {
        Some(("is a keyword of Rust, and no crate can be called that", EXAMPLE))
    } else if OF_THE_COMPILER.contains(&&*module) {
        Some(("is a crate that comes with the compiler", EXAMPLE))
    } else if DEPENDENCIES.lines().any(is_dependency) {
        Some(("is the name of a crate that the client depends on", EXAMPLE))
    } else {
        None
    }
}

fn is_keyword(word: &str) -> bool {
    let letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '+');
    word.len() <= 20
        && word.starts_with(|first: char| first.is_ascii_alphanumeric())
        && word.chars().all(letter)
}

/// Whether it looks like a category; the registry's list changes.
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

/// `1.85` or `1.85.1`, as cargo takes it.
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
    use super::{compiler, is_category, is_keyword, is_variable, name_fault};

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
        let good = ["api-bindings", "web-programming::http-client"];
        check("category", is_category, &good, &["", "API", "a::", "a b"]);
        let bad = ["", "2L", "LAMP-HOUSE", "A=B", "A B", "Ä"];
        check("variable", is_variable, &["LAMP_HOUSE", "_", "lamp2"], &bad);
        let bad = ["1", "1.85.1.2", "1.x", "+1.85", "1.", "^1.85"];
        check("compiler", |text| compiler(text).is_some(), &["1.85", "1.90.1"], &bad);
        assert!(name_fault(&format!("{longest}a")).is_some());
    }
}
