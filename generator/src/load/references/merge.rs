//! Merges checked files into one document.

use serde_json::Value;

use super::gather::File;
use super::owners::{self, Owners};
use crate::load::Document;

/// Adds the components of all other files to the main document, keeping each file's order.
pub(super) fn merge(mut files: Vec<File>, owners: &Owners) -> Document {
    for (index, file) in files.iter_mut().enumerate() {
        rewrite(index, file);
    }
    let mut rest = files.into_iter();
    let mut main = rest.next().expect("the main document comes first").document;
    for (index, file) in (1..).zip(rest) {
        for component in owners::components(&file) {
            if owners.get(&component) == Some(&index) {
                // Replaces the main document's alias for the component, in the same position.
                let grafted = main.graft(&component.pointer(), &file.document);
                debug_assert!(grafted, "components and their sections were checked to be objects");
            }
        }
    }
    main
}

fn rewrite(index: usize, file: &mut File) {
    let File { document, references, .. } = file;
    for reference in references.iter().filter(|reference| index > 0 || !reference.local) {
        if let Some(text) = document.value_mut().pointer_mut(reference.place.as_str()) {
            *text = Value::String(format!("#{}", reference.component.pointer().as_str()));
        }
    }
}
