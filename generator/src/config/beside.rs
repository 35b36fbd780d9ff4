//! Files that stand beside the configuration, and that it lists.

use std::{fs, path::Path};

use crate::{
    diagnostic::{Diagnostics, Excerpt, Lines, Origin},
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
        let path = configuration.with_file_name(name);
        match fs::read_to_string(&path) {
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
            Err(cause) => {
                problems
                    .error(format!("the file `{name}` cannot be read: {cause}"))
                    .at(listed.clone())
                    .help("name a file by its path from the folder of the configuration");
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
        Origin { file: self.path.clone(), pointer: Pointer::root(), excerpt }
    }
}
