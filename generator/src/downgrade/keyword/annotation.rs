//! Drops annotations that do not appear in the client's documentation, and extensions meant for other tools.

use serde_json::Value;

use crate::{
    downgrade::{Context, Schema},
    openapi::{Kind, extension, schemas_of_mut, vocabulary},
};

const NOT_REPEATED: [&str; 9] = [
    "$anchor",
    "$comment",
    "$dynamicAnchor",
    "contentSchema",
    "example",
    "examples",
    "externalDocs",
    "title",
    "xml",
];

pub(super) fn drop_unused(schema: &mut Schema, _: &mut Context<'_>) {
    schema.retain(|key, _| !is_unused(key));
}

fn is_unused(key: &str) -> bool {
    NOT_REPEATED.contains(&key) || (key.starts_with("x-") && vocabulary::find(key).is_none())
}

/// Returns the schema without annotations at any depth, for comparison.
pub(super) fn without(schema: &Value) -> Value {
    let mut schema = schema.clone();
    schemas_of_mut(Kind::Schema, &mut schema, |_, schema| {
        schema
            .retain(|key, _| !is_unused(key) && key != "description" && key != extension::ENUM_DESCRIPTIONS);
    });
    schema
}
