//! Compares the generated client with the one on disk.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use generator::diagnostic::Diagnostics;

/// The files of a client, by path relative to its folder.
pub(crate) type Files<'text> = BTreeMap<PathBuf, &'text str>;

/// The change that one file needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// The file is missing.
    Create,
    /// The file differs.
    Replace,
    /// The file does not belong to the client.
    Remove,
}

/// How the folder differs from the client.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Comparison {
    /// The files that differ, sorted.
    pub(crate) changes: BTreeMap<PathBuf, Change>,
    /// The number of files that do not differ.
    pub(crate) unchanged: usize,
    /// The folders on disk, parents first.
    pub(crate) folders: Vec<PathBuf>,
}

/// Returns whether something on disk is ignored: files of cargo, version control and editors.
pub(crate) fn is_left_alone(path: &Path) -> bool {
    let hidden = |step: Component<'_>| step.as_os_str().as_encoded_bytes().starts_with(b".");
    path.starts_with("target") || path == Path::new("Cargo.lock") || path.components().any(hidden)
}

/// Returns the generated files by path. A path outside the folder is a bug in the generator.
pub(crate) fn files(generated: &BTreeMap<String, String>) -> Result<Files<'_>, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut files = Files::new();
    for (name, text) in generated {
        let path: PathBuf = name.split('/').collect();
        let is_plain = |step: Component<'_>| matches!(step, Component::Normal(_));
        if name.split('/').any(str::is_empty) || name.contains('\\') || !path.components().all(is_plain) {
            let message = format!("the generated file `{name}` would be outside the client's folder");
            diagnostics.error(message).help("fix the generator");
        }
        files.insert(path, text);
    }
    if diagnostics.is_empty() { Ok(files) } else { Err(diagnostics) }
}

/// Compares the files with those in the folder. Reports everything that cannot be read together.
pub(crate) fn compare(files: &Files<'_>, root: &Path) -> Result<Comparison, Diagnostics> {
    let mut walk = Walk { files, root, found: Comparison::default(), diagnostics: Diagnostics::default() };
    if root.exists() {
        walk.folder(Path::new(""));
    }
    for path in files.keys() {
        // The walk has seen everything on disk under this name, unless it is a folder or missing.
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
        let help = "make it readable, or remove it; codegen restores missing files";
        self.diagnostics.error(format!("{} cannot be read: {error}", name.display())).help(help);
    }
}

#[cfg(test)]
mod tests;
