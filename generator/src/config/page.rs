//! Pages of documentation: their files stand beside the configuration.

use std::{collections::BTreeSet, path::Path};

use serde::Deserialize;

use super::{Config, beside::Beside};
use crate::diagnostic::Diagnostics;

/// A page of documentation, which becomes a module that holds nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Page {
    /// The module.
    pub module: String,
    /// What links call it.
    pub title: String,
    /// The file that holds the text, in Markdown, as seen from the configuration's folder.
    pub file: String,
    /// What refers to the page: `Error`, `Outcome`, or commands as they are called in JSON.
    #[serde(default)]
    pub linked_from: Vec<String>,
    /// What the file holds.
    #[serde(skip)]
    pub content: Beside,
}

/// Reads the text of every page.
pub(super) fn read(config: &mut Config, file: &Path, problems: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    for (index, page) in config.pages.iter_mut().enumerate() {
        let origin = |key: &str| config.places.origin_in_list("pages", index, key);
        if !seen.insert(page.module.clone()) {
            problems
                .error(format!("two pages are called `{}`", page.module))
                .at(origin("module"))
                .help("give each page a module of its own");
        }
        page.content = Beside::read(file, &page.file, &origin("file"), problems).unwrap_or_default();
    }
}
