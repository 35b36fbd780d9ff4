//! Documentation pages, in files next to the configuration.

use std::{collections::BTreeSet, path::Path};

use serde::Deserialize;

use super::{Config, beside::Beside};
use crate::diagnostic::Diagnostics;

/// A documentation page, which becomes a module without items.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Page {
    /// Name of the module.
    pub module: String,
    /// Title used in links.
    pub title: String,
    /// Path of the Markdown file, relative to the configuration's folder.
    pub file: String,
    /// Items that link to the page: `Error`, `Outcome`, or commands by their names in JSON.
    #[serde(default)]
    pub linked_from: Vec<String>,
    /// Contents of the file.
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
                .error(format!("two pages have the module name `{}`", page.module))
                .at(origin("module"))
                .help("give each page its own module name");
        }
        page.content = Beside::read(file, &page.file, &origin("file"), problems).unwrap_or_default();
    }
}
