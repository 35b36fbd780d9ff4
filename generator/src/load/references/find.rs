//! Finds the references of a document, and nothing that merely looks like one.
//!
//! Examples, defaults and extensions are data, whatever their keys say; and a property, a response or a header may bear
//! the name of any keyword.

use serde_json::{Map, Value};

use crate::pointer::Pointer;

/// Keywords whose members have names of their own.
const NAMES: [&str; 10] = [
    "properties",
    "patternProperties",
    "$defs",
    "definitions",
    "dependentSchemas",
    "responses",
    "content",
    "headers",
    "encoding",
    "callbacks",
];
/// Keywords whose members are each a reference or data.
const REFERENCE_OR_DATA: [&str; 2] = ["examples", "links"];
const DATA: [&str; 4] = ["example", "default", "enum", "const"];

/// A reference, and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) place: Pointer,
    pub(super) text: String,
}

/// Every `$ref` of a document, and every reference in the mapping of a discriminator.
pub(super) fn references(document: &Value) -> Vec<Found> {
    let mut found = Vec::new();
    for section in ["paths", "webhooks"] {
        names(document.get(section), &Pointer::root().key(section), &mut found);
    }
    let components = document.get("components").and_then(Value::as_object);
    for (section, members) in components.into_iter().flatten() {
        let at = Pointer::root().key("components").key(section);
        if REFERENCE_OR_DATA.contains(&section.as_str()) {
            references_among_data(members, &at, &mut found);
        } else if !is_extension(section) {
            names(Some(members), &at, &mut found);
        }
    }
    found
}

fn names(members: Option<&Value>, at: &Pointer, found: &mut Vec<Found>) {
    for (name, value) in members.and_then(Value::as_object).into_iter().flatten() {
        node(value, &at.key(name), found);
    }
}

fn node(value: &Value, at: &Pointer, found: &mut Vec<Found>) {
    match value {
        Value::Object(members) => {
            reference(members, at, found);
            for (key, value) in members {
                keyword(key, value, &at.key(key), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                node(item, &at.index(index), found);
            }
        }
        _ => {}
    }
}

fn keyword(key: &str, value: &Value, at: &Pointer, found: &mut Vec<Found>) {
    match key {
        _ if DATA.contains(&key) || is_extension(key) => {}
        _ if NAMES.contains(&key) => names(Some(value), at, found),
        _ if REFERENCE_OR_DATA.contains(&key) => references_among_data(value, at, found),
        "discriminator" => mapping(value, at, found),
        _ => node(value, at, found),
    }
}

fn reference(members: &Map<String, Value>, at: &Pointer, found: &mut Vec<Found>) {
    if let Some(Value::String(text)) = members.get("$ref") {
        found.push(Found { place: at.key("$ref"), text: text.clone() });
    }
}

/// An array under `examples` is data throughout; what this finds are the members of an object.
fn references_among_data(members: &Value, at: &Pointer, found: &mut Vec<Found>) {
    for (name, value) in members.as_object().into_iter().flatten() {
        if let Value::Object(members) = value {
            reference(members, &at.key(name), found);
        }
    }
}

fn mapping(discriminator: &Value, at: &Pointer, found: &mut Vec<Found>) {
    let at = at.key("mapping");
    for (tag, target) in discriminator.get("mapping").and_then(Value::as_object).into_iter().flatten() {
        // Anything else is the bare name of a schema.
        if let Some(text) = target.as_str().filter(|text| text.contains(['#', '/'])) {
            found.push(Found { place: at.key(tag), text: text.to_owned() });
        }
    }
}

fn is_extension(key: &str) -> bool {
    key.starts_with("x-")
}
