//! Prose in a description never affects the client: no name, no type, no check.

use generator::{Sources, load::Document, overlay::Overlay};
use integration_tests::generator::{Files, generation, sources};
use serde_json::Value;

use crate::support::{
    case::Case,
    fixture,
    prose::{decorated, stripped},
};

#[test]
fn our_own_client_is_the_same_without_prose_and_with_more_of_it() {
    let Sources { description, overlay, config, .. } = sources();
    let mut document = Document::read_with_references(&description).expect("the description");
    let overlay = Document::read(&overlay.expect("this repository has an overlay"))
        .and_then(|overlay| Overlay::from_document(&overlay));
    let problems = overlay.expect("the overlay").apply(&mut document, false);
    assert!(!problems.has_errors(), "{problems}");
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, changed) in variants(document.value()) {
        let path = folder.path().join(format!("{name}.json"));
        std::fs::write(&path, changed.to_string()).expect("a writable temporary folder");
        let sources = Sources::new(path, None, config.clone());
        let files =
            generator::generate(&sources).unwrap_or_else(|problems| panic!("{name}:\n{problems}")).files;
        let differences = differences(&generation().files, &files);
        assert!(differences.is_empty(), "{name}:\n{differences}");
    }
}

#[test]
fn every_construct_is_the_same_without_prose_and_with_more_of_it() {
    let mut told = Vec::new();
    for (fixture, text) in fixture::constructs() {
        let file = format!("{fixture}.yaml");
        let document = Document::parse(&file, &fixture::description(&text)).expect("a fixture is YAML");
        let files = Case::of(&fixture, &text).generated().files;
        for (name, changed) in variants(document.value()) {
            match Case::of_value(&fixture, &changed).generate() {
                Err(problems) => told.push(format!("{fixture}, {name}, is rejected:\n{problems}")),
                Ok(generation) => {
                    let differences = differences(&files, &generation.files);
                    if !differences.is_empty() {
                        told.push(format!("{fixture}, {name}:\n{differences}"));
                    }
                }
            }
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n\n"));
}

/// The comparison would notice a name from elsewhere.
#[test]
fn a_difference_is_noticed() {
    let files = |text: &str| Files::from([("src/mode.rs".to_owned(), text.to_owned())]);
    let before = files("/// How.\npub enum Mode {}\n");
    assert_eq!(differences(&before, &files("/// Otherwise.\n\npub enum Mode {}\n")), "");
    assert_eq!(
        differences(&before, &files("/// How.\npub enum SetMode {}\n")),
        "src/mode.rs\n-pub enum Mode {}\n+pub enum SetMode {}\n"
    );
}

fn variants(description: &Value) -> [(&'static str, Value); 2] {
    [("without prose", stripped(description)), ("with more prose", decorated(description))]
}

/// Returns the lines of code in which two crates differ.
fn differences(before: &Files, after: &Files) -> String {
    let paths = before.keys().chain(after.keys().filter(|path| !before.contains_key(*path)));
    let sources = paths.filter(|path| path.starts_with("src/"));
    let told = sources.map(|path| {
        let [before, after] = [before, after].map(|files| code(files.get(path).map_or("", String::as_str)));
        let changes = similar::TextDiff::from_slices(&before, &after);
        let changes = changes.iter_all_changes().filter(|change| change.tag() != similar::ChangeTag::Equal);
        let lines: Vec<String> =
            changes.map(|change| format!("{}{}", change.tag(), change.value())).collect();
        if lines.is_empty() { String::new() } else { format!("{path}\n{}\n", lines.join("\n")) }
    });
    told.collect()
}

/// Returns the lines of a file that are neither documentation nor empty.
fn code(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with("//")).collect()
}
