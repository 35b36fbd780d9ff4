//! `const` becomes an `enum` of one value.

use serde_json::Value;

use super::{Context, Schema};

pub(super) fn spell_out(schema: &mut Schema, context: &mut Context<'_>) {
    let Some(value) = schema.shift_remove("const") else { return };
    if schema.contains_key("enum") {
        context.reject("enum", "`enum` is used together with `const`", "keep only one of them");
        return;
    }
    schema.insert("enum".to_owned(), Value::Array(vec![value]));
}
