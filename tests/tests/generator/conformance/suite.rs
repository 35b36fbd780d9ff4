//! The official tests: groups of one schema, and values that are valid or not.

use std::{fs, path::Path};

use integration_tests::generator::root;
use serde::Deserialize;
use serde_json::Value;

/// One schema and its tests.
#[derive(Deserialize)]
pub(super) struct Group {
    /// The file, relative to the suite and without its extension.
    #[serde(skip)]
    pub(super) file: String,
    /// Distinguishes the group from all others.
    #[serde(skip)]
    pub(super) name: String,
    pub(super) description: String,
    pub(super) schema: Value,
    pub(super) tests: Vec<Test>,
}

/// One value.
#[derive(Deserialize)]
pub(super) struct Test {
    pub(super) description: String,
    pub(super) data: Value,
    pub(super) valid: bool,
}

/// Returns all groups, sorted by file.
pub(super) fn groups() -> Vec<Group> {
    let folder = root().join("tests/json-schema-test-suite");
    let mut groups = Vec::new();
    for folder_name in ["", "optional", "optional/format"] {
        let entries = fs::read_dir(folder.join(folder_name)).expect("the suite");
        let mut files: Vec<_> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
        files.sort();
        for path in files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
            groups.extend(read(&folder, path));
        }
    }
    for (number, group) in (1..).zip(&mut groups) {
        group.name = format!("g{number}");
    }
    groups
}

fn read(folder: &Path, path: &Path) -> Vec<Group> {
    let text = fs::read_to_string(path).expect("a readable file");
    let mut groups: Vec<Group> = serde_json::from_str(&text).expect("groups of tests");
    let file = path.strip_prefix(folder).expect("a file of the suite").with_extension("");
    let file = file.to_string_lossy().replace('\\', "/");
    for group in &mut groups {
        group.file.clone_from(&file);
    }
    groups
}
