//! Finds the references of a document, ignoring data that merely looks like one.

use serde_json::Value;

use super::{Kind, nodes};
use crate::pointer::Pointer;

/// A reference and its location.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FoundReference {
    pub(crate) place: Pointer,
    pub(crate) text: String,
}

/// Returns every `$ref` of a document and every reference in a discriminator mapping.
pub(crate) fn references(document: &Value) -> Vec<FoundReference> {
    let mut found = Vec::new();
    for (kind, at, value) in nodes(document) {
        if let Some(text) = value.get("$ref").and_then(Value::as_str) {
            found.push(FoundReference { place: at.key("$ref"), text: text.to_owned() });
        }
        if kind == Kind::Schema {
            mapping(value, &at, &mut found);
        }
    }
    found
}

fn mapping(schema: &Value, at: &Pointer, found: &mut Vec<FoundReference>) {
    let at = at.key("discriminator").key("mapping");
    for (tag, target) in
        schema.pointer("/discriminator/mapping").and_then(Value::as_object).into_iter().flatten()
    {
        // Anything else is a bare schema name.
        if let Some(text) = target.as_str().filter(|text| text.contains(['#', '/'])) {
            found.push(FoundReference { place: at.key(tag), text: text.to_owned() });
        }
    }
}
