//! Files next to the configuration that it lists.

use std::path::Path;

use crate::{
    diagnostic::{Diagnostics, Excerpt, Lines, Origin},
    load::{below, read_text},
    pointer::Pointer,
};

/// A file that the configuration lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Path, for messages.
    path: String,
    lines: Lines,
}

impl Beside {
    /// Reads a file by its path relative to the configuration's folder. Rejects an empty file.
    pub(super) fn read(
        configuration: &Path,
        name: &str,
        listed: &Origin,
        problems: &mut Diagnostics,
    ) -> Option<Self> {
        let folder = configuration.parent().unwrap_or(Path::new(""));
        let Some(path) = below(folder, name) else {
            problems
                .error(format!("the file `{name}` is not in the configuration's folder"))
                .at(listed.clone())
                .help("move it into that folder or a subfolder and use its relative path");
            return None;
        };
        match read_text(&path) {
            Ok(text) if text.trim().is_empty() => {
                problems
                    .error(format!("the file `{name}` is empty"))
                    .at(listed.clone())
                    .help("add content or remove the entry");
                None
            }
            Ok(text) => Some(Self {
                path: path.display().to_string(),
                lines: Lines::new(text.strip_prefix('\u{feff}').unwrap_or(&text)),
            }),
            Err(problem) => {
                problems
                    .error(format!("the file `{name}` {}", problem.told().0))
                    .at(listed.clone())
                    .help("use the path of a text file relative to the configuration's folder");
                None
            }
        }
    }

    /// Returns the whole text.
    pub fn text(&self) -> &str {
        self.lines.text()
    }

    /// Returns whether it is Rust with tests, for which cargo builds a crate a second time.
    pub fn has_tests(&self) -> bool {
        self.text().contains("#[cfg(test)]")
    }

    /// Returns the origin of a line, counted from 0.
    pub(crate) fn line(&self, line: usize) -> Origin {
        self.at(self.lines.whole(line))
    }

    /// Returns the origin of a byte range.
    pub(super) fn bytes(&self, bytes: std::ops::Range<usize>) -> Origin {
        self.at(self.lines.excerpt(bytes))
    }

    fn at(&self, excerpt: Option<Excerpt>) -> Origin {
        Origin { file: self.path.clone(), pointer: Pointer::root(), excerpt, target: None }
    }
}
