//! Reads all files that are reachable from the main document.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::address::{self, Component};
use super::folder::{Folder, PathError};
use super::rejection::Rejection;
use crate::diagnostic::Diagnostics;
use crate::load::Document;
use crate::openapi::{FoundReference, references};
use crate::pointer::Pointer;

/// A file and its references.
#[derive(Debug)]
pub(super) struct File {
    pub(super) document: Document,
    /// Path relative to the main document's folder.
    pub(super) relative: PathBuf,
    pub(super) references: Vec<Reference>,
}

/// A reference to a component in one of the files. The component need not exist.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) place: Pointer,
    pub(super) text: String,
    /// Whether it points into its own file.
    pub(super) local: bool,
    /// The index of the file it points to.
    pub(super) file: usize,
    pub(super) component: Component,
}

impl File {
    pub(super) fn has(&self, component: &Component) -> bool {
        self.document.get(&component.pointer()).is_some()
    }
}

/// Returns the main document, followed by the other files in the order in which references reach them.
pub(super) fn gather(main: Document, folder: &Folder, problems: &mut Diagnostics) -> Vec<File> {
    let mut reader = Reader { folder, files: Vec::new(), known: BTreeMap::new(), problems };
    reader.add(main, folder.main());
    let mut next = 0;
    while next < reader.files.len() {
        reader.follow(next);
        next += 1;
    }
    reader.files
}

struct Reader<'run> {
    folder: &'run Folder,
    files: Vec<File>,
    /// The index of each file, or `None` if it could not be read.
    known: BTreeMap<PathBuf, Option<usize>>,
    problems: &'run mut Diagnostics,
}

impl Reader<'_> {
    fn add(&mut self, document: Document, located: PathError) -> usize {
        let index = self.files.len();
        self.files.push(File { document, relative: located.relative, references: Vec::new() });
        self.known.insert(located.identity, Some(index));
        index
    }

    fn follow(&mut self, index: usize) {
        // A broken path is broken in every reference that uses it; report it once.
        let mut paths = BTreeMap::new();
        for found in references(self.files[index].document.value()) {
            let (path, fragment) = address::split(&found.text);
            let local = path.is_empty();
            let component = if local && index == 0 {
                // Later stages report errors in these, as they do for a single-file document.
                fragment.map(Pointer::from_text).as_ref().and_then(Component::around)
            } else {
                self.settle(address::component(&found.text), index, &found)
            };
            let file = if local {
                Some(index)
            } else if let Some(known) = paths.get(path) {
                *known
            } else {
                let file = self.locate(index, &found);
                paths.insert(path.to_owned(), file);
                file
            };
            if let (Some(file), Some(component)) = (file, component) {
                let FoundReference { place, text } = found;
                self.files[index].references.push(Reference { place, text, local, file, component });
            }
        }
    }

    /// Returns the index of the file that a reference points to, reading the file if it is new.
    fn locate(&mut self, index: usize, found: &FoundReference) -> Option<usize> {
        let located = self.folder.locate(&self.files[index].relative, &found.text);
        let located = self.settle(located, index, found)?;
        if let Some(known) = self.known.get(&located.identity) {
            return *known;
        }
        match Document::read(&self.folder.shown(&located.relative)) {
            Ok(document) => Some(self.add(document, located)),
            Err(more) => {
                self.problems.extend(more);
                self.known.insert(located.identity, None);
                None
            }
        }
    }

    fn settle<T>(&mut self, result: Result<T, Rejection>, index: usize, found: &FoundReference) -> Option<T> {
        result
            .map_err(|rejection| {
                let origin = self.files[index].document.origin(&found.place);
                rejection.report(origin, self.problems);
            })
            .ok()
    }
}
