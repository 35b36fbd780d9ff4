//! The walker must not silently ignore a keyword.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::demand::{is_nothing, not_together};
use crate::description::{components, target};

/// Keywords whose value is one schema.
const ONE: &[&str] = &["items", "additionalProperties", "unevaluatedProperties", "propertyNames"];

/// Keywords whose value is a list of schemas.
const LISTS: &[&str] = &["allOf", "anyOf", "oneOf"];

/// Keywords that the walker satisfies.
const UNDERSTOOD: &[&str] = &[
    "$ref",
    "type",
    "enum",
    "const",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minItems",
    "maxItems",
    "uniqueItems",
    "required",
    "minProperties",
    "maxProperties",
    "not",
];

/// Keywords that require nothing.
const ANNOTATIONS: &[&str] = &[
    "description",
    "title",
    "default",
    "example",
    "examples",
    "deprecated",
    "discriminator",
    "readOnly",
    "writeOnly",
];

/// Returns the schemas directly inside this one, and those that it refers to.
pub(crate) fn below(schema: &'static Value) -> Vec<&'static Value> {
    let one = ONE.iter().filter_map(|keyword| schema.get(*keyword));
    let lists = LISTS.iter().filter_map(|keyword| schema[*keyword].as_array()).flatten();
    let properties = schema["properties"].as_object().into_iter().flatten().map(|(_, schema)| schema);
    one.chain(lists).chain(properties).chain(schema["$ref"].as_str().map(target)).collect()
}

#[test]
fn every_keyword_is_understood() {
    let mut open: Vec<_> = components().map(|(_, schema)| schema).collect();
    let mut seen = BTreeSet::new();
    let mut unknown = BTreeSet::new();
    while let Some(schema) = open.pop() {
        if !seen.insert(std::ptr::from_ref(schema).addr()) {
            continue;
        }
        open.extend(below(schema));
        let known = [ONE, LISTS, UNDERSTOOD, ANNOTATIONS, &["properties"]].concat();
        let keywords = schema.as_object().into_iter().flatten();
        let strange = keywords.filter(|(keyword, _)| {
            let is_extension = keyword.starts_with("x-");
            let is_odd_not = *keyword == "not" && !is_nothing(schema) && not_together(schema).is_none();
            is_odd_not || !(is_extension || known.contains(&keyword.as_str()))
        });
        unknown.extend(strange.map(|(keyword, _)| keyword));
    }
    assert!(seen.len() > 1000, "the schemas are missing");
    assert!(unknown.is_empty(), "the walker ignores {unknown:?}");
}
