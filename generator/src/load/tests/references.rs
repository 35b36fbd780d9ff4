//! References to other files: cases that need symbolic links or positions. The fixtures of the integration
//! tests cover what is accepted and rejected.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;
use tempfile::TempDir;

use super::summary;
use crate::diagnostic::{Diagnostics, Origin};
use crate::load::Document;
use crate::pointer::Pointer;

/// A temporary folder with files; `main.yaml` is the description.
struct Project(TempDir);

impl Project {
    fn new(files: &[(&str, &str)]) -> Self {
        let project = Self(tempfile::tempdir().expect("a temporary folder"));
        for (name, text) in files {
            let path = project.path(name);
            fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        project
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join("spec").join(name)
    }

    fn read(&self) -> Result<Document, Diagnostics> {
        Document::read_with_references(&self.path("main.yaml"))
    }

    /// Returns the origin of a location in the document.
    fn origin(&self, document: &Document, pointer: &str) -> String {
        self.plain(&document.origin(&Pointer::from_text(pointer)).to_string())
    }

    /// Removes the temporary folder's path from text.
    fn plain(&self, text: &str) -> String {
        text.replace(&format!("{}/", self.0.path().display()), "")
    }
}

/// Returns a description whose schema `Main` refers to the target.
fn main_with(target: &str) -> String {
    format!("openapi: 3.1.0\ncomponents:\n  schemas:\n    Main: {{$ref: '{target}'}}\n")
}

const PART: &str = "components:\n  schemas:\n    A: {type: string}\n";

#[test]
fn places_keep_their_files() {
    let main = main_with("parts.yaml#/components/schemas/Lamp");
    let parts = "components:\n  schemas:\n    Lamp:\n      properties:\n        on: {type: boolean}\n      required:\n      \
                 - on\n      - off\n    200: 1\n    \"\\u0041\": {minimum: 1}\n    \"\\u0042\": [\"\\u0043\"]\n";
    let project = Project::new(&[("main.yaml", &main), ("parts.yaml", parts)]);
    let mut document = project.read().expect("a document");
    let cases = [
        ("/components/schemas", "spec/main.yaml:3:3 at /components/schemas"),
        ("/components/schemas/Main/$ref", "spec/main.yaml:4:12 at /components/schemas/Main/$ref"),
        ("/components/schemas/Lamp", "spec/parts.yaml:3:5 at /components/schemas/Lamp"),
        (
            "/components/schemas/Lamp/properties/on",
            "spec/parts.yaml:5:9 at /components/schemas/Lamp/properties/on",
        ),
        ("/components/schemas/Lamp/required/1", "spec/parts.yaml:8:9 at /components/schemas/Lamp/required/1"),
        ("/components/schemas/Lamp/none", "spec/parts.yaml:3:5 at /components/schemas/Lamp/none"),
        ("/components/schemas/A/minimum", "spec/parts.yaml:10:16 at /components/schemas/A/minimum"),
        // These keys have no position of their own and get their parent's, in their own file.
        ("/components/schemas/200", "spec/parts.yaml:2:3 at /components/schemas/200"),
        ("/components/schemas/B/0", "spec/parts.yaml:2:3 at /components/schemas/B/0"),
    ];
    for (pointer, expected) in cases {
        assert_eq!(project.origin(&document, pointer), expected, "{pointer}");
    }
    let action =
        Origin { file: "overlay.yaml".to_owned(), pointer: Pointer::root(), excerpt: None, target: None };
    let pointer = |text: &str| Pointer::from_text(text);
    assert!(document.set(&pointer("/components/schemas/Lamp/type"), json!("object"), &Arc::new(action)));
    assert!(document.remove(&pointer("/components/schemas/Lamp/required/0")));
    for (pointer, expected) in [
        ("/components/schemas/Lamp/type", "overlay.yaml at /"),
        ("/components/schemas/Lamp/required/0", "spec/parts.yaml:8:9 at /components/schemas/Lamp/required/0"),
    ] {
        assert_eq!(project.origin(&document, pointer), expected);
    }
}

#[test]
fn sections_that_are_taken_over_stand_in_their_files() {
    let main = "paths: {/x: {$ref: 'parts.yaml#/components/pathItems/X'}}\n";
    let parts = "components:\n  pathItems: {X: {post: {}}}\n";
    let project = Project::new(&[("main.yaml", main), ("parts.yaml", parts)]);
    let document = project.read().expect("a document");
    for (pointer, place) in [("/components", "1:1"), ("/components/pathItems", "2:3")] {
        assert_eq!(project.origin(&document, pointer), format!("spec/parts.yaml:{place} at {pointer}"));
    }
}

#[test]
fn the_name_of_a_file_is_in_the_style_of_the_main_one() {
    let main = main_with("parts.yaml#/components/schemas/A");
    let project = Project::new(&[("main.yaml", &main), ("parts.yaml", PART)]);
    let roundabout = project.path("../spec/main.yaml");
    let document = Document::read_with_references(&roundabout).expect("a document");
    let origin = document.origin(&Pointer::from_text("/components/schemas/A"));
    assert_eq!(project.plain(&origin.to_string()), "spec/../spec/parts.yaml:3:5 at /components/schemas/A");
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_followed_inside_the_folder_only() {
    let main = "components:\n  schemas:\n    One: {$ref: 'link.yaml#/components/schemas/A'}\n    \
                Two: {$ref: 'sub/a.yaml#/components/schemas/A'}\n    \
                Three: {$ref: 'way/a.yaml#/components/schemas/A'}\n";
    let project = Project::new(&[("main.yaml", main), ("sub/a.yaml", PART), ("../outside/a.yaml", PART)]);
    symlink("sub/a.yaml", project.path("link.yaml")).expect("a link");
    symlink("sub", project.path("way")).expect("a link");
    // Three names for the same file, which is read once.
    let document = project.read().expect("a document");
    assert_eq!(
        project.origin(&document, "/components/schemas/A"),
        "spec/sub/a.yaml:3:5 at /components/schemas/A"
    );

    for (link, target) in [("link.yaml", "../outside/a.yaml"), ("way", "../outside")] {
        fs::remove_file(project.path(link)).expect("a link to remove");
        symlink(target, project.path(link)).expect("a link");
    }
    let problems = summary(&project.read().expect_err("links that lead out of the folder"));
    let fact = "points outside the main document's folder through a symbolic link";
    let expected =
        [("link.yaml", "3:11", "One"), ("way/a.yaml", "5:13", "Three")].map(|(path, place, name)| {
            format!(
                "spec/main.yaml:{place} at /components/schemas/{name}/$ref: \
             reference `{path}#/components/schemas/A` {fact}"
            )
        });
    assert_eq!(problems.iter().map(|problem| project.plain(problem)).collect::<Vec<_>>(), expected);
}

#[cfg(unix)]
#[test]
fn the_main_document_itself_may_be_a_link() {
    let part = "components: {schemas: {A: {items: {$ref: 'main.yaml#/components/schemas/Main'}}}}\n";
    let main = main_with("a.yaml#/components/schemas/A");
    let project = Project::new(&[("../kept/real.yaml", &main), ("a.yaml", part)]);
    symlink("../kept/real.yaml", project.path("main.yaml")).expect("a link");
    let document = project.read().expect("a document");
    let reference = document.get(&Pointer::from_text("/components/schemas/A/items/$ref"));
    assert_eq!(reference, Some(&json!("#/components/schemas/Main")));
}
