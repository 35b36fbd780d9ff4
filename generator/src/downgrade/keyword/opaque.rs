//! A schema that stays plain JSON is not looked into, so that nothing in it needs a counterpart.

use crate::downgrade::{Schema, extension};

/// What may still be said about plain JSON.
const KEPT: [&str; 9] = [
    "type",
    "title",
    "description",
    "default",
    "deprecated",
    "nullable",
    "readOnly",
    "writeOnly",
    extension::OPAQUE,
];

pub(in crate::downgrade) fn cut(schema: &mut Schema) {
    if schema.get(extension::OPAQUE) == Some(&serde_json::Value::Bool(true)) {
        schema.retain(|key, _| KEPT.contains(&key.as_str()));
    }
}
