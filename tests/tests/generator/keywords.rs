//! Every schema keyword is generated, or rejected with its place, and a fixture shows which.

use std::{collections::BTreeSet, fs};

use generator::load::Document;
use serde_json::Value;

use crate::support::{case::Case, fixture};

/// The fixed fields of the schema object in OpenAPI 3.0.
const OPENAPI_3_0: [&str; 36] = [
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "default",
    "deprecated",
    "description",
    "discriminator",
    "enum",
    "example",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "externalDocs",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "nullable",
    "oneOf",
    "pattern",
    "properties",
    "readOnly",
    "required",
    "title",
    "type",
    "uniqueItems",
    "writeOnly",
    "xml",
];

/// The additional keywords of JSON Schema 2020-12, which OpenAPI 3.1 uses.
///
/// Sorted by vocabulary; the last ones are kept from earlier drafts.
const JSON_SCHEMA_2020_12: [&str; 34] = [
    // core
    "$anchor",
    "$comment",
    "$defs",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$schema",
    "$vocabulary",
    // applicator
    "contains",
    "dependentSchemas",
    "else",
    "if",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "then",
    // unevaluated
    "unevaluatedItems",
    "unevaluatedProperties",
    // validation
    "const",
    "dependentRequired",
    "maxContains",
    "minContains",
    // meta-data
    "examples",
    // content
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    // earlier drafts
    "$recursiveAnchor",
    "$recursiveRef",
    "additionalItems",
    "definitions",
    "dependencies",
    // the two that the dialects write differently
    "exclusiveMaximum",
    "exclusiveMinimum",
    "type",
];

#[test]
fn every_keyword_has_a_fixture() {
    let generated = generated();
    let rejected = rejected();
    let mut without = Vec::new();
    for keyword in OPENAPI_3_0.into_iter().chain(JSON_SCHEMA_2020_12) {
        if !generated.contains(keyword) && !rejected.contains(keyword) {
            without.push(keyword);
        }
    }
    assert!(without.is_empty(), "no fixture shows the result of {}", without.join(", "));
}

/// A keyword that is rejected is rejected in every place, so that no construct ignores it silently.
#[test]
fn no_keyword_is_unknown_to_the_generator() {
    for keyword in OPENAPI_3_0.into_iter().chain(JSON_SCHEMA_2020_12) {
        let told = told_of(keyword);
        assert!(!told.contains(&format!("unknown keyword `{keyword}`")), "{told}");
    }
    let told = told_of("frequency");
    assert!(told.contains("unknown keyword `frequency`"), "{told}");
    assert!(told.contains("/components/schemas/Set/properties/level/frequency"), "{told}");
}

/// Returns the messages about a keyword, whose value may well be invalid.
fn told_of(keyword: &str) -> String {
    let schema = format!(
        "components:\n  schemas:\n    Set:\n      type: object\n      properties:\n        level: {{{keyword}: 5}}\n"
    );
    let case = Case::new("lamps.yaml", &fixture::description(&schema));
    case.lower().map_or_else(|problems| problems, |lowered| lowered.warnings.to_string())
}

/// Returns the keywords in the schemas of all constructs.
fn generated() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (name, text) in fixture::constructs() {
        let document =
            Document::parse(&format!("{name}.yaml"), &text).unwrap_or_else(|it| panic!("{name}: {it}"));
        let schemas = document.value()["components"]["schemas"].as_object();
        schemas.into_iter().flatten().for_each(|(_, schema)| collect(schema, &mut found));
    }
    found
}

fn collect(schema: &Value, found: &mut BTreeSet<String>) {
    for (keyword, value) in schema.as_object().into_iter().flatten() {
        found.insert(keyword.clone());
        match (keyword.as_str(), value) {
            ("const" | "default" | "enum" | "example" | "examples", _) => {}
            ("properties" | "patternProperties" | "$defs" | "definitions", Value::Object(members)) => {
                members.values().for_each(|member| collect(member, found));
            }
            (_, Value::Object(_)) if !keyword.starts_with("x-") => collect(value, found),
            (_, Value::Array(items)) => items.iter().for_each(|item| collect(item, found)),
            _ => {}
        }
    }
}

/// Returns the keywords that an error names, with a pointer to them.
fn rejected() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(fixture::folder().join("errors")).expect("the folder of the errors") {
        let path = entry.expect("a readable entry").path();
        if path.extension().is_none_or(|ending| ending != "snap") {
            continue;
        }
        let text = fixture::read(&path);
        for finding in text.split("error: ").skip(1) {
            let (message, rest) = finding.split_once('\n').unwrap_or_default();
            let (_, marked) = rest.split_once("^ /").unwrap_or_default();
            let pointer = marked.lines().next().unwrap_or_default();
            let keyword = pointer.rsplit('/').next().unwrap_or_default();
            if message.contains(&format!("`{keyword}`")) {
                found.insert(keyword.to_owned());
            }
        }
    }
    found
}
