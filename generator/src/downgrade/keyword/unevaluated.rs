//! `unevaluatedProperties` becomes `additionalProperties`.
//!
//! The two differ in what an `allOf` beside them contributes. Lowering merges the `allOf` before it looks at the
//! keyword, which gives it the meaning that `unevaluatedProperties` had.

use serde_json::{Value, json};

use super::{Context, Schema, annotation};

pub(super) fn close(schema: &mut Schema, context: &mut Context<'_>) {
    let Some(rest) = schema.shift_remove("unevaluatedProperties") else { return };
    if schema.contains_key("additionalProperties") {
        context.reject(
            "additionalProperties",
            "`additionalProperties` stands beside `unevaluatedProperties`",
            "keep one of the two",
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
