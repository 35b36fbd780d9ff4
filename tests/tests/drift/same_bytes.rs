//! The same sources give the same bytes, and those are the committed ones.

use std::fmt::Write;

use integration_tests::generator::{Files, generation, read_crate, root, sources};
use similar::TextDiff;

use crate::command::xtask;

#[test]
fn the_client_in_the_repository_is_up_to_date() {
    let found = read_crate(&root().join("generated")).expect("the folder of the client");
    let diff = difference(&found, &generation().files);
    assert!(diff.is_empty(), "generated/ is stale; to fix it, run: cargo xtask codegen\n\n{diff}");
}

#[test]
fn generating_twice_gives_the_same_bytes() {
    let again = generator::generate(&sources()).unwrap_or_else(|problems| panic!("{problems}"));
    let diff = difference(&generation().files, &again.files);
    assert!(diff.is_empty(), "the second run differs from the first:\n\n{diff}");
    assert_eq!(again.report, generation().report);
}

#[test]
fn generating_from_another_folder_gives_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = xtask(folder.path(), &["codegen", "--out", "some/where"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let found = read_crate(&folder.path().join("some/where")).expect("the output");
    let diff = difference(&found, &generation().files);
    assert!(diff.is_empty(), "the output depends on the current directory:\n\n{diff}");
}

/// The name of the repository's root must not appear in the output.
#[test]
fn no_path_of_this_machine_is_in_the_client() {
    let root = root().display().to_string();
    let named: Vec<&String> =
        generation().files.iter().filter(|(_, text)| text.contains(&root)).map(|(path, _)| path).collect();
    assert!(named.is_empty(), "these files name {root}: {named:?}");
}

/// Returns a unified diff of all files that differ.
pub(crate) fn difference(found: &Files, expected: &Files) -> String {
    let mut diff = String::new();
    let paths = found.keys().chain(expected.keys().filter(|path| !found.contains_key(*path)));
    for path in paths {
        let text = |files: &Files| files.get(path).cloned().unwrap_or_default();
        let (found, expected) = (text(found), text(expected));
        if found != expected {
            let names = (format!("a/{path}"), format!("b/{path}"));
            let lines = TextDiff::from_lines(&found, &expected);
            write!(diff, "{}", lines.unified_diff().header(&names.0, &names.1)).expect("writing to a string");
        }
    }
    diff
}
