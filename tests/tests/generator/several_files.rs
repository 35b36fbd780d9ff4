//! Descriptions in several files become one document, or the problems of all files.

use std::{fmt::Write as _, fs, path::Path};

use generator::{diagnostic::Diagnostics, load::Document, pointer::Pointer};
use serde_json::Value;

use crate::support::fixture;

/// A fixture holds the files, each after a line `#: <path>`. Paths are relative to the main document.
#[test]
fn several_files() {
    insta::glob!("fixtures/several/*.yaml", |path| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let spec = folder.path().join("spec");
        let text = fixture::read(path);
        for file in text.split("#: ").skip(1) {
            let (name, text) = file.split_once('\n').expect("the path is on a line of its own");
            write(&spec.join(name), text);
        }
        let shown = match Document::read_with_references(&spec.join("main.yaml")) {
            Ok(document) => places(&document),
            Err(problems) => facts(&problems),
        };
        let shown = shown.replace(&format!("{}/", folder.path().display()), "");
        fixture::beside(path).bind(|| insta::assert_snapshot!(fixture::stem(path), shown));
    });
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// Lists each component and each other member of the document, with its place.
fn places(document: &Document) -> String {
    let mut shown = String::new();
    let mut show = |pointer: Pointer, value: &Value| {
        let place = document.origin(&pointer).to_string();
        let (place, _) = place.split_once(" at ").expect("a place has a pointer");
        writeln!(shown, "{}, from {place}: {value}", pointer.as_str()).expect("writing to a string");
    };
    for (key, value) in document.value().as_object().expect("a document is an object") {
        let pointer = Pointer::root().key(key);
        let Some(sections) = value.as_object().filter(|_| key == "components") else {
            show(pointer, value);
            continue;
        };
        for (section, members) in sections {
            let section = pointer.key(section);
            match members.as_object() {
                Some(members) => members.iter().for_each(|(name, value)| show(section.key(name), value)),
                None => show(section, members),
            }
        }
    }
    shown
}

/// Prints each problem on three lines: the fact, the place and the help.
fn facts(problems: &Diagnostics) -> String {
    let mut shown = String::new();
    for problem in problems.iter() {
        let origin = problem.origin.as_ref().expect("every problem of a file has a place");
        let help = problem.help.as_ref().expect("every problem has a help text");
        writeln!(shown, "{}\n  at {origin}\n  help: {help}", problem.message).expect("writing to a string");
    }
    shown
}
