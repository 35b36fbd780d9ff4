//! Pages of documentation: their files stand beside the configuration.

use std::{collections::BTreeSet, fs, path::Path};

use serde::Deserialize;

use super::Config;
use crate::{
    diagnostic::{Diagnostics, Lines, Origin},
    pointer::Pointer,
};

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
    /// The file as messages name it.
    #[serde(skip)]
    pub path: String,
    /// The text.
    #[serde(skip)]
    pub text: String,
}

impl Page {
    /// A line of the text, which is counted from 0.
    pub(crate) fn origin(&self, line: usize) -> Origin {
        let excerpt = Lines::new(&self.text).whole(line);
        Origin { file: self.path.clone(), pointer: Pointer::root(), excerpt }
    }
}

/// Reads the text of every page.
pub(super) fn read(config: &mut Config, file: &Path) -> Result<(), Diagnostics> {
    let mut problems = Diagnostics::default();
    let mut seen = BTreeSet::new();
    for (index, page) in config.pages.iter_mut().enumerate() {
        let origin = |key: &str| config.places.origin_in_list("pages", index, key);
        if !seen.insert(page.module.clone()) {
            problems
                .error(format!("two pages are called `{}`", page.module))
                .at(origin("module"))
                .help("give each page a module of its own");
        }
        let path = file.with_file_name(&page.file);
        page.path = path.display().to_string();
        match fs::read_to_string(&path) {
            Ok(text) if text.trim().is_empty() => {
                problems.error(format!("the page `{}` has no text", page.file)).at(origin("file")).help(
                    "write the page in Markdown, beginning with a paragraph that says what it is about",
                );
            }
            Ok(text) => page.text = text,
            Err(cause) => {
                problems
                    .error(format!("cannot read the page `{}`: {cause}", page.file))
                    .at(origin("file"))
                    .help("name a file by its path from the folder of the configuration");
            }
        }
    }
    if problems.has_errors() { Err(problems) } else { Ok(()) }
}
