//! Compares the client that was generated with the one that is on disk.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use generator::diagnostic::Diagnostics;

/// The files of a client, by their path below its folder.
pub(crate) type Files<'text> = BTreeMap<PathBuf, &'text str>;

/// What has to happen to one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// It is missing.
    Create,
    /// It differs.
    Replace,
    /// It does not belong to the client.
    Remove,
}

/// How the folder differs from the client.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Comparison {
    /// The files that differ, sorted.
    pub(crate) changes: BTreeMap<PathBuf, Change>,
    /// How many do not.
    pub(crate) unchanged: usize,
    /// The folders on disk, each after those that it lies in.
    pub(crate) folders: Vec<PathBuf>,
}

/// Whether something on disk is none of the generator's business: what cargo, version control and editors put there.
pub(crate) fn is_left_alone(path: &Path) -> bool {
    let hidden = |step: Component<'_>| step.as_os_str().as_encoded_bytes().starts_with(b".");
    path.starts_with("target") || path == Path::new("Cargo.lock") || path.components().any(hidden)
}

/// The generated files by their paths. A path that would lead out of the folder is a mistake of the generator.
pub(crate) fn files(generated: &BTreeMap<String, String>) -> Result<Files<'_>, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut files = Files::new();
    for (name, text) in generated {
        let path: PathBuf = name.split('/').collect();
        let is_plain = |step: Component<'_>| matches!(step, Component::Normal(_));
        if name.split('/').any(str::is_empty) || name.contains('\\') || !path.components().all(is_plain) {
            let message = format!("the generated file `{name}` would not lie in the folder of the client");
            diagnostics.error(message).help("fix the generator");
        }
        files.insert(path, text);
    }
    if diagnostics.is_empty() { Ok(files) } else { Err(diagnostics) }
}

/// Compares the files with what is below the folder. All that cannot be read is reported together.
pub(crate) fn compare(files: &Files<'_>, root: &Path) -> Result<Comparison, Diagnostics> {
    let mut walk = Walk { files, root, found: Comparison::default(), diagnostics: Diagnostics::default() };
    if root.exists() {
        walk.folder(Path::new(""));
    }
    for path in files.keys() {
        // Whatever is on disk under this name was seen by the walk, unless it is a folder or nothing at all.
        if !walk.found.changes.contains_key(path) && !walk.is_file(path) {
            walk.found.changes.insert(path.clone(), Change::Create);
        }
    }
    walk.found.unchanged = files.keys().filter(|path| !walk.found.changes.contains_key(*path)).count();
    if walk.diagnostics.is_empty() { Ok(walk.found) } else { Err(walk.diagnostics) }
}

struct Walk<'files> {
    files: &'files Files<'files>,
    root: &'files Path,
    found: Comparison,
    diagnostics: Diagnostics,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path) {
        let entries = fs::read_dir(self.root.join(folder)).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.unreadable(folder, &error),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let path = folder.join(entry.file_name());
            if is_left_alone(&path) && !self.files.keys().any(|file| file.starts_with(&path)) {
                continue;
            }
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => {
                    self.found.folders.push(path.clone());
                    self.folder(&path);
                }
                Ok(kind) if kind.is_file() => self.file(path),
                Ok(kind) => {
                    let name = self.root.join(path);
                    let kind =
                        if kind.is_symlink() { "a symbolic link" } else { "neither a file nor a folder" };
                    let help = "remove it; the folder holds generated files only";
                    self.diagnostics.error(format!("{} is {kind}", name.display())).help(help);
                }
                Err(error) => self.unreadable(&path, &error),
            }
        }
    }

    fn file(&mut self, path: PathBuf) {
        let Some(text) = self.files.get(&path) else {
            self.found.changes.insert(path, Change::Remove);
            return;
        };
        match fs::read(self.root.join(&path)) {
            Ok(bytes) if bytes == text.as_bytes() => {}
            Ok(_) => {
                self.found.changes.insert(path, Change::Replace);
            }
            Err(error) => self.unreadable(&path, &error),
        }
    }

    fn is_file(&self, path: &Path) -> bool {
        fs::symlink_metadata(self.root.join(path)).is_ok_and(|metadata| metadata.is_file())
    }

    fn unreadable(&mut self, path: &Path, error: &io::Error) {
        let name = self.root.join(path);
        let help = "make it readable, or remove it: codegen restores what belongs there";
        self.diagnostics.error(format!("{} cannot be read: {error}", name.display())).help(help);
    }
}

#[cfg(test)]
mod tests;
