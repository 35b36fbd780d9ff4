//! Files that stand beside the configuration, and that it lists.

use std::path::Path;

use crate::{
    diagnostic::{Diagnostics, Excerpt, Lines, Origin},
    load::{below, read_text},
    pointer::Pointer,
};

/// A file that the configuration lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Its path, for messages.
    path: String,
    lines: Lines,
}

impl Beside {
    /// Reads the file of this name, as seen from the folder of the configuration. It must hold something.
    pub(super) fn read(
        configuration: &Path,
        name: &str,
        listed: &Origin,
        problems: &mut Diagnostics,
    ) -> Option<Self> {
        let folder = configuration.parent().unwrap_or(Path::new(""));
        let Some(path) = below(folder, name) else {
            problems
                .error(format!("the file `{name}` is not below the folder of the configuration"))
                .at(listed.clone())
                .help("put it in that folder, or in one below it, and name it by its path from there");
            return None;
        };
        match read_text(&path) {
            Ok(text) if text.trim().is_empty() => {
                problems
                    .error(format!("the file `{name}` is empty"))
                    .at(listed.clone())
                    .help("write it, or remove the entry");
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
                    .help("name a file of text by its path from the folder of the configuration");
                None
            }
        }
    }

    /// All of it.
    pub fn text(&self) -> &str {
        self.lines.text()
    }

    /// A line of it, which is counted from 0.
    pub(crate) fn line(&self, line: usize) -> Origin {
        self.at(self.lines.whole(line))
    }

    /// Some bytes of it.
    pub(super) fn bytes(&self, bytes: std::ops::Range<usize>) -> Origin {
        self.at(self.lines.excerpt(bytes))
    }

    fn at(&self, excerpt: Option<Excerpt>) -> Origin {
        Origin { file: self.path.clone(), pointer: Pointer::root(), excerpt, target: None }
    }
}
