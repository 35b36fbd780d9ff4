//! Reads and parses a file.

use std::path::Path;

use super::document::Document;
use super::file::{Unreadable, read_text};
use super::syntax::{self, Format};
use crate::diagnostic::{Diagnostics, Lines, Origin};
use crate::pointer::Pointer;

impl Document {
    /// Reads a YAML file, or a JSON file if its name ends in `.json`.
    pub fn read(path: &Path) -> Result<Self, Diagnostics> {
        let file = path.display().to_string();
        read_text(path)
            .map_err(|problem| unreadable(&file, &problem))
            .and_then(|text| Self::parse(&file, &text))
    }

    /// Parses the text of a file; a name ending in `.json` selects JSON.
    pub fn parse(file: &str, text: &str) -> Result<Self, Diagnostics> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        syntax::parse(file, text, Format::of(file))
    }
}

fn unreadable(file: &str, problem: &Unreadable) -> Diagnostics {
    let excerpt = match problem {
        Unreadable::NotText(before) => Lines::new(before).excerpt(before.len()..before.len()),
        _ => None,
    };
    let (fact, help) = problem.told();
    let mut diagnostics = Diagnostics::default();
    let origin = Origin { file: file.to_owned(), pointer: Pointer::root(), excerpt, target: None };
    diagnostics.error(format!("the file {fact}")).at(origin).help(help);
    diagnostics
}
