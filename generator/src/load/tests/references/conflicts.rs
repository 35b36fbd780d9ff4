//! Names that more than one file has.

use serde_json::json;

use super::{Project, at, keys};

/// A file with these schemas, each a name and what it is.
fn file(schemas: &[(&str, &str)]) -> String {
    let lines: Vec<_> = schemas.iter().map(|(name, value)| format!("    {name}: {value}\n")).collect();
    format!("components:\n  schemas:\n{}", lines.concat())
}

fn refer(file: &str, name: &str) -> String {
    format!("{{$ref: '{file}#/components/schemas/{name}'}}")
}

#[test]
fn a_definition_takes_the_place_of_references_to_it() {
    let project = Project::new(&[
        (
            "main.yaml",
            &file(&[("X", &refer("a.yaml", "X")), ("Y", "{type: integer}"), ("Last", &refer("b.yaml", "Z"))]),
        ),
        ("a.yaml", &file(&[("Y", &refer("main.yaml", "Y")), ("X", &refer("b.yaml", "X"))])),
        ("b.yaml", &file(&[("Z", "{type: 'null'}"), ("X", "{type: string}"), ("Y", &refer("a.yaml", "Y"))])),
    ]);
    let document = project.load();
    assert_eq!(
        at(&document, "/components/schemas"),
        &json!({
            "X": {"type": "string"},
            "Y": {"type": "integer"},
            "Last": {"$ref": "#/components/schemas/Z"},
            "Z": {"type": "null"},
        })
    );
    assert_eq!(keys(&document, "/components/schemas"), ["X", "Y", "Last", "Z"]);
    for (pointer, expected) in [
        ("/components/schemas/X/type", "spec/b.yaml:4:9 at /components/schemas/X/type"),
        ("/components/schemas/Y/type", "spec/main.yaml:4:9 at /components/schemas/Y/type"),
    ] {
        assert_eq!(project.origin(&document, pointer), expected);
    }
}

#[test]
fn two_definitions_are_rejected_with_both_places() {
    let twice = |name: &str, first: &str, second: &str| {
        vec![
            format!(
                "error: component `{name}` of `schemas` is defined twice, first in {first} at /components/schemas/{name}"
            ),
            format!("  --> {second} at /components/schemas/{name}"),
            "  help: rename one of them, or make one nothing but a `$ref` to the other".to_owned(),
        ]
    };
    let string = "{type: string}";
    let described = "{description: Mine., $ref: 'a.yaml#/components/schemas/X'}";
    let cases = [
        // Equal ones as well: they would not stay so.
        (string.to_owned(), string.to_owned(), "{}"),
        // A reference to something else is a definition of its own, and so is one that says more.
        (refer("a.yaml", "Other"), string.to_owned(), "{}"),
        (described.to_owned(), string.to_owned(), "{}"),
        (string.to_owned(), refer("a.yaml", "Other"), "{}"),
    ];
    for (ours, theirs, other) in cases {
        let main = file(&[("X", &ours), ("Use", &refer("a.yaml", "Other"))]);
        let project =
            Project::new(&[("main.yaml", &main), ("a.yaml", &file(&[("Other", other), ("X", &theirs)]))]);
        assert_eq!(
            project.problems(),
            twice("X", "spec/main.yaml:3:5", "spec/a.yaml:4:5"),
            "{ours} {theirs}"
        );
    }
    let project = Project::new(&[
        ("main.yaml", &file(&[("X", &refer("a.yaml", "X")), ("Use", &refer("b.yaml", "X"))])),
        ("a.yaml", &file(&[("X", string)])),
        ("b.yaml", &file(&[("X", string)])),
    ]);
    assert_eq!(project.problems(), twice("X", "spec/a.yaml:3:5", "spec/b.yaml:3:5"));
}

#[test]
fn the_same_name_in_different_sections_is_no_conflict() {
    let main = file(&[("X", "{$ref: 'a.yaml#/components/responses/X'}")]);
    let document = Project::new(&[
        ("main.yaml", &main),
        ("a.yaml", "components: {responses: {X: {description: Fine.}}}\n"),
    ])
    .load();
    assert_eq!(
        at(&document, "/components"),
        &json!({
            "schemas": {"X": {"$ref": "#/components/responses/X"}},
            "responses": {"X": {"description": "Fine."}},
        })
    );
}

#[test]
fn references_that_come_back_to_themselves_are_rejected() {
    let cycle = |place: &str| {
        [
            "error: component `X` of `schemas` is a reference that comes back to itself".to_owned(),
            format!("  --> {place} at /components/schemas/X"),
            "  help: define it in one of the files that refer to one another".to_owned(),
        ]
    };
    let project = Project::new(&[
        ("main.yaml", &file(&[("X", &refer("a.yaml", "X"))])),
        ("a.yaml", &file(&[("X", &refer("b.yaml", "X"))])),
        ("b.yaml", &file(&[("X", &refer("a.yaml", "X"))])),
    ]);
    assert_eq!(project.problems(), [cycle("spec/a.yaml:3:5"), cycle("spec/b.yaml:3:5")].concat());
}
