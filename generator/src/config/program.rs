//! Example programs of the client: their files stand beside the configuration.

use std::{collections::BTreeSet, path::Path};

use serde::Deserialize;

use super::{Config, beside::Beside, hand_written};
use crate::diagnostic::Diagnostics;

/// An example program, which is written by hand and copied into the client's `examples`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Program {
    /// The file, as seen from the configuration's folder. The program is called like it.
    pub file: String,
    /// The features of the client that it does not build without.
    #[serde(default)]
    pub required_features: Vec<String>,
    /// What the file holds.
    #[serde(skip)]
    pub content: Beside,
}

impl Program {
    /// The name of the program.
    pub fn name(&self) -> &str {
        hand_written::name(&self.file)
    }

    /// The first sentence of its documentation.
    pub fn summary(&self) -> &str {
        self.content.text().lines().find_map(|line| line.strip_prefix("//! ")).unwrap_or_default()
    }

    /// Whether it has tests, which cargo runs only if the manifest says so.
    pub fn has_tests(&self) -> bool {
        self.content.text().contains("#[cfg(test)]")
    }
}

/// Reads every program, and checks what rustc would only find in the copy.
pub(super) fn read(config: &mut Config, file: &Path, problems: &mut Diagnostics) {
    let mut taken = BTreeSet::new();
    for (index, program) in config.examples.iter_mut().enumerate() {
        let origin = config.places.origin_in_list("examples", index, "file");
        let listed = (file, &*program.file, &origin);
        if let Some(content) = hand_written::read("example program", listed, &mut taken, problems) {
            program.content = content;
        }
    }
}
