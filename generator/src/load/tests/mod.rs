//! What the loader accepts, rejects and records.

mod places;
mod references;
mod rejected;
mod values;

use super::Document;
use crate::diagnostic::Diagnostics;

/// Parses a valid document.
fn load(file: &str, text: &str) -> Document {
    Document::parse(file, text)
        .unwrap_or_else(|problems| panic!("unexpected problems in {text:?}:\n{problems}"))
}

/// Returns the problems of an invalid document.
fn problems(file: &str, text: &str) -> Diagnostics {
    match Document::parse(file, text) {
        Ok(document) => panic!("no problems in {text:?}: {}", document.value()),
        Err(problems) => problems,
    }
}

/// Returns one line per problem: its origin and its message.
fn summary(problems: &Diagnostics) -> Vec<String> {
    for problem in problems.iter() {
        assert!(problem.help.is_some(), "no help: {problem}");
    }
    problems
        .iter()
        .map(|problem| match &problem.origin {
            Some(origin) => format!("{origin}: {}", problem.message),
            None => format!("nowhere: {}", problem.message),
        })
        .collect()
}
