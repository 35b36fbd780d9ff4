//! A folder for a test to work in.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::tree::{self, Comparison, Files};

/// A temporary folder that is easily filled and looked at.
pub(crate) struct Sandbox(TempDir);

impl Sandbox {
    /// A folder with these files in it.
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

    /// All files and empty folders below the folder, sorted. Folders end in a slash.
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

/// Generated files, as the generator returns them.
pub(crate) fn generated(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// The same files as the command works with them.
pub(crate) fn files<'text>(files: &[(&str, &'text str)]) -> Files<'text> {
    files.iter().map(|(path, text)| (PathBuf::from(path), *text)).collect()
}

/// Compares without problems.
pub(crate) fn compare(files: &Files<'_>, sandbox: &Sandbox) -> Comparison {
    tree::compare(files, sandbox.path()).unwrap_or_else(|problems| panic!("unexpected problems:\n{problems}"))
}
