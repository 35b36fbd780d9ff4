//! What is generated, left out or unreachable adds up to what the description defines, by name.

use std::collections::BTreeSet;

use generator::{load::Document, overlay::Overlay, report};
use integration_tests::generator::{lowered, sources};

use crate::support::{case::Case, fixture};

/// Returns the schemas in this repository's description, read without the generator's slice summary.
fn described() -> BTreeSet<String> {
    let sources = sources();
    let mut document =
        Document::read_with_references(&sources.description).expect("the description of this repository");
    let overlay = sources.overlay.expect("this repository has an overlay");
    let overlay = Document::read(&overlay).and_then(|overlay| Overlay::from_document(&overlay));
    let problems = overlay.expect("the overlay of this repository").apply(&mut document, false);
    assert!(!problems.has_errors(), "{problems}");
    let schemas = document.value()["components"]["schemas"].as_object().expect("the description has schemas");
    schemas.keys().cloned().collect()
}

#[test]
fn generated_and_left_out_and_unreached_add_up() {
    let lowered = lowered();
    let (summary, components) = (&lowered.summary, &lowered.api.components);
    let lists = [&components.types, &components.parts, &components.unused, &summary.unreached];
    let all: Vec<String> = lists.into_iter().flatten().cloned().collect();
    let names: BTreeSet<String> = all.iter().cloned().collect();
    assert_eq!(all.len(), names.len(), "a schema is counted twice");
    assert_eq!(names, described());
    assert!(summary.opaque.iter().all(|name| components.types.contains(name)), "opaque schemas are types");
    assert!(components.unused.is_empty(), "nothing was generated for {:?}", components.unused);
    assert!(components.types.len() > 100, "only {} schemas are types", components.types.len());
}

#[test]
fn the_report_says_so() {
    let lowered = lowered();
    let report = report::report(&lowered.api, &lowered.summary);
    let (summary, components) = (&lowered.summary, &lowered.api.components);
    let total = summary.kept.len() + summary.unreached.len();
    for line in [
        format!("{total} schemas: {} kept", summary.kept.len()),
        format!(
            "{} of them separate types, {} inlined into others, 0 unused",
            components.types.len(),
            components.parts.len()
        ),
    ] {
        assert!(report.contains(&line), "the report lacks {line:?}:\n{report}");
    }
    assert_eq!(summary.kept.len(), components.types.len() + components.parts.len());
}

/// A schema that is only reachable through a field that is never sent is named in the report.
#[test]
fn what_nothing_was_made_of_is_named() {
    let text = "components:\n  schemas:\n    Set:\n      type: object\n      properties:\n        level: {type: integer}\n        given: {allOf: [{$ref: '#/components/schemas/Given'}], readOnly: true}\n    Given:\n      type: object\n      properties: {a: {type: string}}\n";
    let report = Case::new("lamps.yaml", &fixture::description(text)).generated().report;
    assert!(report.contains("1 unused: Given"), "{report}");
}

/// What `client.toml` does not select is left out, and the report counts it.
#[test]
fn what_is_not_chosen_is_counted() {
    let text = "components:\n  schemas:\n    Set: {type: object, properties: {level: {type: integer}}}\n";
    let description = fixture::description(text);
    let more = "paths:\n  /rooms:\n    get: {operationId: rooms, responses: {'200': {description: All.}}}\n    put: {operationId: room, responses: {'200': {description: One.}}}\n";
    let more = description.replacen("paths:\n", more, 1)
        + "\nwebhooks:\n  broke:\n    post: {responses: {'200': {description: Heard.}}}\n";
    let mut case = Case::new("lamps.yaml", &more);
    let report = case.generated().report;
    assert!(
        report.contains("left out: 2 operations, 0 that the client does not support, 1 webhook\n"),
        "{report}"
    );
    case.sources.strict = true;
    let told = case.generate().expect_err("reasons are missing");
    assert!(told.contains("neither selected nor declared as left out"), "{told}");
}
