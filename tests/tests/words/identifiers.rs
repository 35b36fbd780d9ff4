//! Identifiers in Rust sources, and the words in them.

use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

/// A name, and where it is.
pub(crate) struct Identifier {
    pub(crate) name: String,
    pub(crate) place: String,
}

/// Returns every identifier of a source file, without documentation and strings.
pub(crate) fn of_source(path: &Path, text: &str) -> Vec<Identifier> {
    let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut found = Vec::new();
    collect(tokens, path, &mut found);
    found
}

fn collect(tokens: TokenStream, path: &Path, found: &mut Vec<Identifier>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => collect(group.stream(), path, found),
            TokenTree::Ident(name) => {
                let line = name.span().start().line;
                let place = format!("{}:{line}", path.display());
                found.push(Identifier { name: name.to_string().trim_start_matches("r#").to_owned(), place });
            }
            _ => {}
        }
    }
}

/// Splits a name in any common style into lower-case words.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = '_';
    for letter in name.chars() {
        let begins = letter.is_uppercase() && before.is_lowercase();
        if begins || !letter.is_alphanumeric() {
            words.push(String::new());
        }
        if letter.is_alphanumeric() {
            words.last_mut().expect("there is a word").extend(letter.to_lowercase());
        }
        before = letter;
    }
    words.retain(|word| !word.is_empty());
    words
}
