//! References to other files.

mod conflicts;
mod found;
mod merged;
mod paths;
mod rejected;

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::diagnostic::Diagnostics;
use crate::load::Document;
use crate::pointer::Pointer;

/// A folder with these files in it, of which `main.yaml` is the description.
struct Project(TempDir);

impl Project {
    fn new(files: &[(&str, &str)]) -> Self {
        let project = Self(tempfile::tempdir().expect("a temporary folder"));
        for (name, text) in files {
            let path = project.0.path().join("spec").join(name);
            fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        project
    }

    fn read(&self) -> Result<Document, Diagnostics> {
        Document::read_with_references(&self.0.path().join("spec/main.yaml"))
    }

    /// The document of files that are in order.
    fn load(&self) -> Document {
        self.read().unwrap_or_else(|problems| panic!("unexpected problems:\n{problems}"))
    }

    /// The problems of files that are not, as they are shown, one string for each line.
    fn problems(&self) -> Vec<String> {
        let text = match self.read() {
            Ok(document) => panic!("no problems: {}", document.value()),
            Err(problems) => self.plain(&problems.to_string()),
        };
        text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// Where a place of the document stands.
    fn origin(&self, document: &Document, pointer: &str) -> String {
        self.plain(&document.origin(&Pointer::from_text(pointer)).to_string())
    }

    /// Text without the path of the temporary folder.
    fn plain(&self, text: &str) -> String {
        text.replace(&format!("{}/", self.0.path().display()), "")
    }
}

/// The value at a place that has one.
fn at<'document>(document: &'document Document, pointer: &str) -> &'document Value {
    document.get(&Pointer::from_text(pointer)).unwrap_or_else(|| panic!("nothing at {pointer}"))
}

/// The keys of an object, in their order.
fn keys<'document>(document: &'document Document, pointer: &str) -> Vec<&'document str> {
    at(document, pointer).as_object().expect("an object").keys().map(String::as_str).collect()
}

/// A description whose schema `Main` refers to this.
fn main_with(target: &str) -> String {
    format!("openapi: 3.1.0\ncomponents:\n  schemas:\n    Main: {{$ref: '{target}'}}\n")
}
