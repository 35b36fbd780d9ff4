//! A temporary folder for tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::tree::{self, Comparison, Files};

/// A temporary folder that is easy to fill and inspect.
pub(crate) struct Sandbox(TempDir);

impl Sandbox {
    /// Creates a folder with these files.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let sandbox = Self(tempfile::tempdir().expect("a temporary folder"));
        for (path, text) in files {
            sandbox.put(path, text.as_bytes());
        }
        sandbox
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    /// Lists all files and empty folders, sorted. Folders end with a slash.
    pub(crate) fn list(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut folders = vec![self.path().to_owned()];
        while let Some(folder) = folders.pop() {
            let entries: Vec<_> =
                fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry")).collect();
            if entries.is_empty() && folder != self.path() {
                names.push(self.name(&folder) + "/");
            }
            for entry in entries {
                if entry.file_type().expect("a type").is_dir() {
                    folders.push(entry.path());
                } else {
                    names.push(self.name(&entry.path()));
                }
            }
        }
        names.sort();
        names
    }

    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).expect("a text file")
    }

    fn name(&self, path: &Path) -> String {
        path.strip_prefix(self.path()).expect("a path in the folder").display().to_string()
    }
}

/// Returns generated files, as the generator returns them.
pub(crate) fn generated(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// Returns the same files, as the command uses them.
pub(crate) fn files<'text>(files: &[(&str, &'text str)]) -> Files<'text> {
    files.iter().map(|(path, text)| (PathBuf::from(path), *text)).collect()
}

/// Compares, and panics on problems.
pub(crate) fn compare(files: &Files<'_>, sandbox: &Sandbox) -> Comparison {
    tree::compare(files, sandbox.path()).unwrap_or_else(|problems| panic!("unexpected problems:\n{problems}"))
}
