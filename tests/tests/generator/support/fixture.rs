//! Fixtures hold only what is specific to them; what all documents need is added here.
//!
//! A fixture is the start of a description, up to its component schemas. What it does not define itself is
//! appended, so that the line numbers in errors are those of the fixture.

use std::{
    fs,
    path::{Path, PathBuf},
};

const SCHEMAS: &str = include_str!("../fixtures/shared/schemas.yaml");
const DOCUMENT: &str = include_str!("../fixtures/shared/document.yaml");
const CONFIG: &str = include_str!("../fixtures/client.toml");

/// Returns the folder of the fixtures.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generator/fixtures")
}

/// Returns the fixtures of one construct each, by name, sorted.
pub(crate) fn constructs() -> Vec<(String, String)> {
    let entries = fs::read_dir(folder()).expect("the folder of this test");
    let paths = entries.map(|entry| entry.expect("a readable entry").path());
    let mut fixtures: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .map(|path| (stem(&path), read(&path)))
        .collect();
    fixtures.sort();
    fixtures
}

/// Returns the files that configurations may list, by name: pages of documentation, and modules.
///
/// A module that is deliberately not Rust has an additional extension, so that no tool takes it for a source.
pub(crate) fn listed() -> Vec<(String, String)> {
    let files = [("pages", ""), ("client", "client/")].map(|(folder, place)| {
        let entries = fs::read_dir(self::folder().join(folder)).expect("a folder of this test");
        let paths = entries.map(|entry| entry.expect("a readable entry").path());
        let named = paths.map(|path| {
            let name = name(&path);
            (format!("{place}{}", name.strip_suffix(".broken").unwrap_or(&name)), read(&path))
        });
        named.collect::<Vec<_>>()
    });
    files.concat()
}

/// Returns a file's name.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().expect("a file name").to_string_lossy().into_owned()
}

/// Returns a file's name without its extension.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().expect("a file name").to_string_lossy().into_owned()
}

/// Returns settings for snapshots next to this fixture, with only the asserted value in them.
pub(crate) fn beside(fixture: &Path) -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(fixture.parent().expect("a fixture is in a folder"));
    settings.remove_snapshot_suffix();
    settings.remove_input_file();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// Reads a fixture.
pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|cause| panic!("{} cannot be read: {cause}", path.display()))
}

/// Returns the complete description that a fixture starts.
pub(crate) fn description(fixture: &str) -> String {
    let schemas = without(SCHEMAS, "    ", fixture);
    [fixture, &schemas, &without(DOCUMENT, "", fixture)].concat()
}

/// Returns the shared configuration, with a fixture's own tables replacing those of the same name.
///
/// The comment `# no [table]` removes one.
pub(crate) fn config(own: &str) -> String {
    let mut kept = String::new();
    let mut is_kept = true;
    for line in CONFIG.split_inclusive('\n') {
        if line.starts_with('[') {
            let header = line.trim_end();
            is_kept = !own.lines().any(|other| other.strip_prefix("# no ").unwrap_or(other) == header);
        }
        if is_kept {
            kept.push_str(line);
        }
    }
    format!("{kept}\n{own}")
}

/// Returns whether a fixture replaces a shared part, so that it needs its own document.
pub(crate) fn replaces_shared(fixture: &str) -> bool {
    without(SCHEMAS, "    ", fixture) != SCHEMAS || without(DOCUMENT, "", fixture) != DOCUMENT
}

/// Returns the members at this indentation that the fixture does not define itself.
fn without(shared: &str, indentation: &str, fixture: &str) -> String {
    let mut kept = String::new();
    let mut is_kept = true;
    for line in shared.split_inclusive('\n') {
        if let Some(key) = key(line, indentation) {
            is_kept = !fixture.lines().any(|own| self::key(own, indentation) == Some(key));
        }
        if is_kept {
            kept.push_str(line);
        }
    }
    kept
}

/// Returns the key on a line with exactly this indentation.
fn key<'line>(line: &'line str, indentation: &str) -> Option<&'line str> {
    let rest = line.strip_prefix(indentation)?;
    let (key, _) = rest.split_once(':')?;
    key.starts_with(|first: char| first.is_ascii_alphabetic()).then_some(key)
}
