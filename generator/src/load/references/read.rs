//! The way from the path of the main document to the whole.

use std::path::Path;

use super::folder::Folder;
use super::{address, check, gather, merge, owners};
use crate::diagnostic::{Diagnostics, Origin};
use crate::load::Document;
use crate::openapi::references;
use crate::pointer::Pointer;

impl Document {
    /// Reads a file as [`Document::read`] does, and all files that it refers to, and merges these into it.
    ///
    /// A reference to a file is relative to the file in which it stands, stays inside the folder of the main document, and
    /// leads to a component: `parts.yaml#/components/schemas/Lamp`. Files may refer to one another and back to the main
    /// document. All components of each file are taken over under their own names, and keep their origins. Where one file
    /// has nothing but a reference to the component of the same name in another, that one takes its place.
    pub fn read_with_references(path: &Path) -> Result<Self, Diagnostics> {
        let main = Self::read(path)?;
        if references(main.value()).iter().all(|found| address::is_local(&found.text)) {
            return Ok(main);
        }
        let mut problems = Diagnostics::default();
        let folder = match Folder::of(path) {
            Ok(folder) => folder,
            Err(error) => {
                let origin = Origin {
                    file: main.file().to_owned(),
                    pointer: Pointer::root(),
                    excerpt: None,
                    target: None,
                };
                problems
                    .error(format!("the folder of the file cannot be found: {error}"))
                    .at(origin)
                    .help("references to other files need a description that is a file in a folder");
                return Err(problems);
            }
        };
        let files = gather::gather(main, &folder, &mut problems);
        check::check(&files, &mut problems);
        let owners = owners::owners(&files, &mut problems);
        if problems.is_empty() { Ok(merge::merge(files, &owners)) } else { Err(problems) }
    }
}
