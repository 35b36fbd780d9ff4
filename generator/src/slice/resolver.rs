//! Follows references, and finds the types of schemas, before the document is typed.

use serde_json::Value;

use crate::pointer::Pointer;

/// The document in which references are followed.
#[derive(Clone, Copy)]
pub(super) struct Resolver<'a>(pub(super) &'a Value);

impl<'a> Resolver<'a> {
    /// Returns what a reference leads to, and its location.
    pub(super) fn resolved(self, value: &'a Value, at: Pointer) -> (&'a Value, Pointer) {
        let (mut value, mut at) = (value, at);
        // More steps are a cycle, which is reported elsewhere.
        for _ in 0..32 {
            let Some(target) = value.get("$ref").and_then(Value::as_str) else { break };
            let pointer = Pointer::from_text(target.trim_start_matches('#'));
            let Some(found) = self.0.pointer(pointer.as_str()) else { break };
            (value, at) = (found, pointer);
        }
        (value, at)
    }

    /// Returns the type of a schema, as far as it is one; empty if it allows anything.
    pub(super) fn kind(self, schema: &'a Value, at: &Pointer, depth: usize) -> &'a str {
        let (schema, at) = self.resolved(schema, at.clone());
        let kind = match schema.get("type") {
            Some(Value::String(kind)) => kind,
            Some(Value::Array(kinds)) => {
                kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or_default()
            }
            _ => "",
        };
        if !kind.is_empty() || depth > 8 {
            return kind;
        }
        let parts =
            ["allOf", "anyOf", "oneOf"].into_iter().filter_map(|keyword| schema.get(keyword)?.as_array());
        let mut kinds = parts.flatten().map(|part| self.kind(part, &at, depth + 1));
        let of_parts = kinds.find(|kind| !matches!(*kind, "" | "null")).unwrap_or_default();
        let has_values = schema.get("enum").is_some() || schema.get("const").is_some();
        let has_properties = schema.get("properties").is_some();
        match of_parts {
            "" if has_values => "string",
            "" if has_properties => "object",
            kind => kind,
        }
    }
}

/// Returns a text member, or an empty text.
pub(super) fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
