//! What becomes of files that fit together.

use std::sync::Arc;

use serde_json::json;

use super::{Project, at, keys, main_with};
use crate::diagnostic::Origin;
use crate::load::Document;
use crate::pointer::Pointer;

#[test]
fn one_file_is_read_as_ever() {
    // Some of these lead nowhere, which is for later stages to say.
    let text = "paths: {/x: {$ref: '#/nowhere'}}\ncomponents:\n  schemas:\n    A: {$ref: '#/components/schemas/Gone'}\n    \
                B: {$ref: '#B'}\n    C: {$ref: ''}\n  x-note: 1\n  odd: 2\ntags: []\n";
    let project = Project::new(&[("main.yaml", text)]);
    let read = Document::read(&project.0.path().join("spec/main.yaml")).expect("a document");
    assert_eq!(project.load().value(), read.value());
    assert_eq!(project.origin(&project.load(), "/tags"), "spec/main.yaml:9:1 at /tags");
}

#[test]
fn all_components_of_other_files_are_taken_over_in_order() {
    let main = "openapi: 3.1.0
paths:
  /x: {post: {requestBody: {$ref: 'parts.yaml#/components/requestBodies/Body'}}}
components:
  schemas:
    Zebra: {anyOf: [{$ref: './parts.yaml#/components/schemas/Lamp'}, {$ref: '#/components/schemas/Ant'}]}
    Ant: {$ref: 'more/sizes.json#/components/schemas/Size'}
";
    let parts = "openapi: 3.1.1
info: {title: Parts}
components:
  requestBodies:
    Body: {content: {application/json: {schema: {$ref: '#/components/schemas/Lamp'}}}}
  schemas:
    Unused: {type: string}
    Lamp: {properties: {size: {$ref: 'more/sizes.json#/components/schemas/Size'}}}
";
    let sizes = r#"{"components": {"schemas": {"Size": {"items": {"$ref": "../main.yaml#/components/schemas/Zebra"}}}}}"#;
    let project = Project::new(&[("main.yaml", main), ("parts.yaml", parts), ("more/sizes.json", sizes)]);
    let document = project.load();
    assert_eq!(
        document.value(),
        &json!({
            "openapi": "3.1.0",
            "paths": {"/x": {"post": {"requestBody": {"$ref": "#/components/requestBodies/Body"}}}},
            "components": {
                "schemas": {
                    "Zebra": {"anyOf": [
                        {"$ref": "#/components/schemas/Lamp"},
                        {"$ref": "#/components/schemas/Ant"},
                    ]},
                    "Ant": {"$ref": "#/components/schemas/Size"},
                    "Unused": {"type": "string"},
                    "Lamp": {"properties": {"size": {"$ref": "#/components/schemas/Size"}}},
                    "Size": {"items": {"$ref": "#/components/schemas/Zebra"}},
                },
                "requestBodies": {
                    "Body": {"content": {"application/json": {
                        "schema": {"$ref": "#/components/schemas/Lamp"},
                    }}},
                },
            },
        })
    );
    assert_eq!(keys(&document, "/components/schemas"), ["Zebra", "Ant", "Unused", "Lamp", "Size"]);
    assert_eq!(document.file(), project.0.path().join("spec/main.yaml").display().to_string());
}

#[test]
fn a_main_document_without_components_gets_them() {
    let main = "openapi: 3.1.0\npaths: {/x: {$ref: 'parts.yaml#/components/pathItems/X'}}\n";
    let parts = "\n\ncomponents:\n  pathItems:\n    X: {post: {}}\n";
    let project = Project::new(&[("main.yaml", main), ("parts.yaml", parts)]);
    let document = project.load();
    assert_eq!(at(&document, "/paths/~1x/$ref"), "#/components/pathItems/X");
    assert_eq!(at(&document, "/components"), &json!({"pathItems": {"X": {"post": {}}}}));
    for (pointer, expected) in [
        ("/components", "spec/parts.yaml:3:1 at /components"),
        ("/components/pathItems", "spec/parts.yaml:4:3 at /components/pathItems"),
        ("/components/pathItems/X/post", "spec/parts.yaml:5:9 at /components/pathItems/X/post"),
        ("/paths", "spec/main.yaml:2:1 at /paths"),
    ] {
        assert_eq!(project.origin(&document, pointer), expected);
    }
}

#[test]
fn places_keep_their_files() {
    let main = main_with("parts.yaml#/components/schemas/Lamp");
    let parts = "components:\n  schemas:\n    Lamp:\n      properties:\n        on: {type: boolean}\n      required:\n      \
                 - on\n      - off\n    200: 1\n    \"\\u0041\": {minimum: 1}\n    \"\\u0042\": [\"\\u0043\"]\n";
    let project = Project::new(&[("main.yaml", &main), ("parts.yaml", parts)]);
    let mut document = project.load();
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
        // These keys tell no line, and so have that of what holds them, in their own file.
        ("/components/schemas/200", "spec/parts.yaml:2:3 at /components/schemas/200"),
        ("/components/schemas/B/0", "spec/parts.yaml:2:3 at /components/schemas/B/0"),
    ];
    for (pointer, expected) in cases {
        assert_eq!(project.origin(&document, pointer), expected, "{pointer}");
    }
    let action = Origin { file: "overlay.yaml".to_owned(), pointer: Pointer::root(), excerpt: None };
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
fn the_name_of_a_file_is_in_the_style_of_the_main_one() {
    let project = Project::new(&[("main.yaml", &main_with("parts.yaml#/components/schemas/A"))]);
    project.write_part("parts.yaml");
    let roundabout = project.0.path().join("spec/../spec/main.yaml");
    let document = Document::read_with_references(&roundabout).expect("a document");
    let origin = document.origin(&Pointer::from_text("/components/schemas/A"));
    assert_eq!(project.plain(&origin.to_string()), "spec/../spec/parts.yaml:3:5 at /components/schemas/A");
}

#[test]
fn the_main_document_may_be_named_and_so_may_a_file_name_itself() {
    let main = "components:\n  schemas:\n    A: {items: {$ref: 'main.yaml#/components/schemas/A'}}\n    \
                B: {$ref: 'parts.yaml#/components/schemas/C'}\n";
    let parts = "components:\n  schemas:\n    C: {items: {$ref: './parts.yaml#/components/schemas/C'}}\n";
    let document = Project::new(&[("main.yaml", main), ("parts.yaml", parts)]).load();
    assert_eq!(
        document.value(),
        &json!({"components": {"schemas": {
            "A": {"items": {"$ref": "#/components/schemas/A"}},
            "B": {"$ref": "#/components/schemas/C"},
            "C": {"items": {"$ref": "#/components/schemas/C"}},
        }}})
    );
}

#[test]
fn a_missing_component_is_left_to_the_overlay_where_the_reference_is_local() {
    let main = main_with("parts.yaml#/components/schemas/A");
    let parts = "components: {schemas: {A: {items: {$ref: '#/components/schemas/Later'}}}}\n";
    let document = Project::new(&[("main.yaml", &main), ("parts.yaml", parts)]).load();
    assert_eq!(at(&document, "/components/schemas/A/items/$ref"), "#/components/schemas/Later");
}
