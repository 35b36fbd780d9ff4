//! `unevaluatedProperties` becomes `additionalProperties`.
//!
//! The two treat an adjacent `allOf` differently. Lowering merges the `allOf` before it looks at the keyword,
//! which preserves the meaning of `unevaluatedProperties`.

use serde_json::{Value, json};

use super::{Context, Schema, annotation};

pub(super) fn close(schema: &mut Schema, context: &mut Context<'_>) {
    let Some(rest) = schema.shift_remove("unevaluatedProperties") else { return };
    if schema.contains_key("additionalProperties") {
        context.unsupported(
            "additionalProperties",
            "`additionalProperties` is used together with `unevaluatedProperties`",
            "keep only one of them",
        );
        return;
    }
    let demands = annotation::without(&rest);
    let rest = if demands == json!({ "not": {} }) {
        Value::Bool(false)
    } else if demands == json!({}) {
        Value::Bool(true)
    } else {
        rest
    };
    schema.insert("additionalProperties".to_owned(), rest);
}
