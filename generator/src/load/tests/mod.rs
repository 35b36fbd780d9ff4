//! What the loader reads, refuses and remembers.

mod places;
mod references;
mod rejected;
mod values;

use super::Document;
use crate::diagnostic::Diagnostics;

/// The document in a text that is in order.
fn load(file: &str, text: &str) -> Document {
    Document::parse(file, text)
        .unwrap_or_else(|problems| panic!("unexpected problems in {text:?}:\n{problems}"))
}

/// The problems of a text that is not.
fn problems(file: &str, text: &str) -> Diagnostics {
    match Document::parse(file, text) {
        Ok(document) => panic!("no problems in {text:?}: {}", document.value()),
        Err(problems) => problems,
    }
}

/// One line per problem: where it stands, and what it is.
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
