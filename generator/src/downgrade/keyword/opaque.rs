//! A schema that stays plain JSON is not looked into, so that nothing in it needs a counterpart.

use std::borrow::Cow;

use serde_json::Value;

use crate::{downgrade::Schema, openapi::extension};

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
    if is_opaque(schema) {
        schema.retain(|key, _| KEPT.contains(&key.as_str()));
    }
}

/// The schema as it is after the cut.
pub(in crate::downgrade) fn without_insides(schema: &Schema) -> Cow<'_, Schema> {
    let mut schema = Cow::Borrowed(schema);
    if is_opaque(&schema) {
        cut(schema.to_mut());
    }
    schema
}

fn is_opaque(schema: &Schema) -> bool {
    schema.get(extension::OPAQUE) == Some(&Value::Bool(true))
}
