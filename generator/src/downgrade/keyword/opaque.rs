//! Cuts the contents of a schema that stays plain JSON, so that nothing in it has to be supported.

use std::borrow::Cow;

use serde_json::Value;

use crate::{downgrade::Schema, openapi::extension};

/// Keywords that an opaque schema keeps.
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

/// Returns the schema as [`cut`] leaves it.
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
