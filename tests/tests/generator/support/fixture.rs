//! Fixtures hold only what is particular to them; what all documents need is added here.
//!
//! A fixture is the beginning of a description, up to its component schemas. What it does not define itself is
//! appended, so that the lines that error texts name are those of the fixture.

use std::{
    fs,
    path::{Path, PathBuf},
};

const SCHEMAS: &str = include_str!("../fixtures/shared/schemas.yaml");
const DOCUMENT: &str = include_str!("../fixtures/shared/document.yaml");
const CONFIG: &str = include_str!("../fixtures/client.toml");

/// Where the fixtures are.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generator/fixtures")
}

/// The fixtures of one construct each, by name, sorted.
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

/// What configurations may list: pages of documentation, and modules in a folder of their own, by name.
pub(crate) fn beside() -> Vec<(String, String)> {
    let files = [("pages", ""), ("client", "client/")].map(|(folder, place)| {
        let entries = fs::read_dir(self::folder().join(folder)).expect("a folder of this test");
        let paths = entries.map(|entry| entry.expect("a readable entry").path());
        paths.map(|path| (format!("{place}{}", name(&path)), read(&path))).collect::<Vec<_>>()
    });
    files.concat()
}

/// A file's name.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().expect("a file name").to_string_lossy().into_owned()
}

/// A file's name without its ending.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().expect("a file name").to_string_lossy().into_owned()
}

/// A fixture's text.
pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|cause| panic!("{} cannot be read: {cause}", path.display()))
}

/// The whole description that a fixture begins.
pub(crate) fn description(fixture: &str) -> String {
    let schemas = without(SCHEMAS, "    ", fixture);
    [fixture, &schemas, &without(DOCUMENT, "", fixture)].concat()
}

/// The shared configuration with a fixture's own tables in the place of those of the same name. The comment
/// `# no [table]` takes one away.
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

/// Whether a fixture replaces part of what all documents share, so that it cannot stand in one document with others.
pub(crate) fn replaces_shared(fixture: &str) -> bool {
    without(SCHEMAS, "    ", fixture) != SCHEMAS || without(DOCUMENT, "", fixture) != DOCUMENT
}

/// The members at this indentation that the fixture does not define itself.
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

/// The key that stands on a line at exactly this indentation.
fn key<'line>(line: &'line str, indentation: &str) -> Option<&'line str> {
    let rest = line.strip_prefix(indentation)?;
    let (key, _) = rest.split_once(':')?;
    key.starts_with(|first: char| first.is_ascii_alphabetic()).then_some(key)
}
