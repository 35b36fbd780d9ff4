//! Reads all files that the main document leads to.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::address::{self, Component};
use super::folder::{Folder, PathError};
use super::rejection::Rejection;
use crate::diagnostic::Diagnostics;
use crate::load::Document;
use crate::openapi::{FoundReference, references};
use crate::pointer::Pointer;

/// A file, and what it refers to.
#[derive(Debug)]
pub(super) struct File {
    pub(super) document: Document,
    /// Its path from the folder of the main document.
    pub(super) relative: PathBuf,
    pub(super) references: Vec<Reference>,
}

/// A reference to a component in one of the files; whether that component exists is another matter.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) place: Pointer,
    pub(super) text: String,
    /// Whether it stays in its file.
    pub(super) local: bool,
    /// The index of the file that it leads to.
    pub(super) file: usize,
    pub(super) component: Component,
}

impl File {
    pub(super) fn has(&self, component: &Component) -> bool {
        self.document.get(&component.pointer()).is_some()
    }
}

/// The main document, which comes first, and the others in the order in which references lead to them.
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
    /// The index of each file that was read, or `None` where reading failed.
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
        // A path that is wrong is wrong in all references that have it; telling it once is enough.
        let mut paths = BTreeMap::new();
        for found in references(self.files[index].document.value()) {
            let (path, fragment) = address::split(&found.text);
            let local = path.is_empty();
            let component = if local && index == 0 {
                // What is wrong with these is for later stages to say, as it is for a document without other files.
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

    /// The index of the file that a reference leads to; reads the file if it is new.
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
