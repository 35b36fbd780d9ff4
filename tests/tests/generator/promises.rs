//! What holds for any document, and cannot be seen in a snapshot.

use std::{collections::BTreeSet, fs};

use crate::support::{case::Case, combined, fixture};

/// The configuration gives the JSON names of the payload and the id; no other names may be used.
#[test]
fn requests_have_the_configured_names_on_the_wire() {
    let case = Case::new("lamps.yaml", &fixture::description(&minimal("level: {type: integer}")));
    let generation = case.generated();
    let request = &generation.files["src/request.rs"];
    let object = request.split("const COMMANDS").nth(1).expect("what commands look like in JSON");
    let object = object.split("\n    ];").next().expect("the end of the list");
    for (field, wire) in [("params", "args"), ("id", "lamp")] {
        let is_declared = object.contains(&format!("json::Field::required({wire:?})"));
        assert!(is_declared, "`{wire}` is written as `{field}`:\n{object}");
    }
}

/// The same document gives the same bytes, whatever the process did before.
#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = combined::document(&apart(false));
    let first = Case::new("combined.json", &document).generated();
    let second = Case::new("combined.json", &document).generated();
    assert_eq!(first.files, second.files);
    assert_eq!(first.report, second.report);
}

/// The order of components does not change any file: the output follows the order of use.
#[test]
fn the_order_of_components_does_not_matter() {
    let forwards =
        minimal("one: {$ref: '#/components/schemas/One'}\n        two: {$ref: '#/components/schemas/Two'}");
    let one = "    One: {type: object, properties: {a: {type: string}}}\n";
    let two = "    Two: {type: object, properties: {b: {type: string}}}\n";
    let [first, second] = [[one, two], [two, one]].map(|order| {
        Case::new("lamps.yaml", &fixture::description(&(forwards.clone() + &order.concat()))).generated()
    });
    assert_eq!(first.files, second.files);
}

/// Cargo builds a library a second time to look for its tests: a client whose modules have none is spared that.
#[test]
fn a_client_is_built_for_tests_if_a_module_has_some() {
    let with = |module: &str| {
        let modules = format!("[[modules]]\nfile = \"client/{module}.rs\"\n");
        let description = fixture::description(&minimal("level: {type: integer}"));
        Case::with("lamps.yaml", &description, None, &modules).generated().files["Cargo.toml"].clone()
    };
    let is_left_out = |manifest: String| manifest.contains("[lib]\npath = \"src/lib.rs\"\ntest = false\n");
    assert_eq!(["moods", "lamp_ids"].map(|module| is_left_out(with(module))), [true, false]);
}

/// A hand-written module cannot have the name of a generated one, so neither replaces the other.
#[test]
fn no_module_by_hand_replaces_another() {
    let description = fixture::description(&minimal("level: {type: integer}"));
    let files = Case::new("lamps.yaml", &description).generated().files;
    let paths = files.keys().filter_map(|path| path.strip_prefix("src/"));
    let names: BTreeSet<&str> = paths.filter_map(|path| path.split(['/', '.']).next()).collect();
    assert!(names.contains("lib") && names.contains("runtime") && names.contains("lamp"), "{names:?}");
    let modules: Vec<String> =
        names.iter().map(|name| format!("[[modules]]\nfile = \"client/{name}.rs\"\n")).collect();
    let told = Case::with("lamps.yaml", &description, None, &modules.concat())
        .lower()
        .expect_err("all these names are taken");
    for name in names {
        assert!(told.contains(&format!("the client already has another module `{name}`")), "{name}: {told}");
    }
}

/// No text in a description becomes a doctest or a line that rustdoc reads as code.
#[test]
fn descriptions_never_become_code() {
    let fixtures = fixture::constructs();
    let (_, hostile) = fixtures.iter().find(|(name, _)| name == "hostile_descriptions").expect("the fixture");
    let generation = Case::new("hostile.yaml", &fixture::description(hostile)).generated();
    for (path, text) in
        generation.files.iter().filter(|(path, _)| path.starts_with("src/") && !path.contains("runtime"))
    {
        for line in text.lines().filter_map(|line| line.trim_start().strip_prefix("///")) {
            let line = line.strip_prefix(' ').unwrap_or(line);
            let is_code = line.starts_with("```") || line.starts_with("~~~") || line.starts_with("    ");
            assert!(!is_code, "{path} has documentation that runs: {line:?}");
            let unseen = line.chars().find(|letter| {
                letter.is_control()
                    || matches!(*letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
            });
            assert_eq!(unseen, None, "{path} has an invisible character in its documentation: {line:?}");
        }
    }
}

/// The report counts what was generated.
#[test]
fn the_report_lists_boxes_and_guesses() {
    let fixtures = fixture::constructs();
    let of = |name: &str| {
        let (_, text) = fixtures.iter().find(|(found, _)| found == name).expect("the fixture");
        Case::new("lamps.yaml", &fixture::description(text)).generated().report
    };
    let large = of("large_values");
    assert!(large.contains("0 boxes for recursion\n2 boxes for size: Set.plan, Step::Plan\n"), "{large}");
    assert!(of("recursion").contains("Rule.otherwise"), "{}", of("recursion"));
    assert!(of("first_match").contains("SetPattern at /components/schemas/Set/properties/pattern"));
    assert!(
        of("presence")
            .contains("0 boxes for recursion\n0 boxes for size\n0 unions resolved by first match\n")
    );
}

/// Every fixture shows something that no other fixture does.
#[test]
fn no_fixture_is_there_twice() {
    let fixtures = fixture::constructs();
    let texts: BTreeSet<&String> = fixtures.iter().map(|(_, text)| text).collect();
    assert_eq!(texts.len(), fixtures.len());
}

/// A snapshot without a fixture would be kept forever.
#[test]
fn every_snapshot_has_its_fixture() {
    for folder in ["", "errors", "several"] {
        let entries = fs::read_dir(fixture::folder().join(folder)).expect("the folder of the fixtures");
        let paths = entries.map(|entry| entry.expect("a readable entry").path());
        for snapshot in paths.filter(|path| path.extension().is_some_and(|ending| ending == "snap")) {
            assert!(snapshot.with_extension("yaml").exists(), "{} has no fixture", snapshot.display());
        }
    }
}

/// Returns a document with these properties in the payload.
fn minimal(properties: &str) -> String {
    format!(
        "components:\n  schemas:\n    Set:\n      type: object\n      properties:\n        {properties}\n"
    )
}

/// Returns the fixtures that need a document of their own, or those that do not.
fn apart(apart: bool) -> Vec<(String, String)> {
    let mut fixtures = fixture::constructs();
    fixtures.retain(|(_, text)| fixture::replaces_shared(text) == apart);
    fixtures
}
