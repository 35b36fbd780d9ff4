//! Reads the main document and merges all referenced files into it.

use std::path::Path;

use super::folder::Folder;
use super::{address, check, gather, merge, owners};
use crate::diagnostic::{Diagnostics, Origin};
use crate::load::Document;
use crate::openapi::references;
use crate::pointer::Pointer;

impl Document {
    /// Reads a file like [`Document::read`], reads all files that it refers to and merges them.
    ///
    /// A reference to another file is relative to the file that contains it, must stay inside the main
    /// document's folder, and must point to a component: `parts.yaml#/components/schemas/Lamp`. Files may
    /// refer to each other and back to the main document. All components of each file are added under their
    /// own names and keep their origins. A component that is only a `$ref` to the component of the same name
    /// in another file is replaced by that one.
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
                    .error(format!("the file's folder cannot be resolved: {error}"))
                    .at(origin)
                    .help("save the description as a file; references to other files are relative to it");
                return Err(problems);
            }
        };
        let files = gather::gather(main, &folder, &mut problems);
        check::check(&files, &mut problems);
        let owners = owners::owners(&files, &mut problems);
        if problems.is_empty() { Ok(merge::merge(files, &owners)) } else { Err(problems) }
    }
}
