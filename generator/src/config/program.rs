//! Example programs of the client, in files next to the configuration.

use std::{collections::BTreeSet, path::Path};

use serde::Deserialize;

use super::{Config, beside::Beside, hand_written};
use crate::diagnostic::Diagnostics;

/// A hand-written example program that is copied into the client's `examples`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Program {
    /// Path of the file, relative to the configuration's folder. It also names the program.
    pub file: String,
    /// Features of the client that the program requires.
    #[serde(default)]
    pub required_features: Vec<String>,
    /// Contents of the file.
    #[serde(skip)]
    pub content: Beside,
}

impl Program {
    /// Returns the name of the program.
    pub fn name(&self) -> &str {
        hand_written::name(&self.file)
    }

    /// Returns the first line of the program's documentation.
    pub fn summary(&self) -> &str {
        self.content.text().lines().find_map(|line| line.strip_prefix("//! ")).unwrap_or_default()
    }
}

/// Reads every program and checks what rustc would report only in the copy.
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
