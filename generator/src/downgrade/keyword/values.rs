//! `enum`: adds the `type` of its values, and turns a `null` among them into `nullable`.

use serde_json::{Value, json};

use super::{Context, Schema};
use crate::openapi::extension;

pub(super) fn sort(schema: &mut Schema, _: &mut Context<'_>) {
    let Some(Value::Array(values)) = schema.get_mut("enum") else { return };
    let had_null = values.iter().any(Value::is_null);
    values.retain(|value| !value.is_null());
    let ty = if values.iter().all(Value::is_string) {
        "string"
    } else if values.iter().all(|value| value.is_i64() || value.is_u64()) {
        "integer"
    } else if values.iter().all(Value::is_number) {
        "number"
    } else {
        // Both booleans are listed, which rules out nothing. Anything else has already been rejected.
        "boolean"
    };
    let is_empty = values.is_empty();
    if is_empty || ty == "boolean" {
        schema.shift_remove("enum");
    }
    if had_null {
        schema.insert("nullable".to_owned(), Value::Bool(true));
    }
    if is_empty && had_null && !schema.contains_key("type") {
        schema.insert(extension::NULL.to_owned(), Value::Bool(true));
    }
    if !is_empty && !schema.contains_key("type") {
        schema.insert("type".to_owned(), json!(ty));
    }
}
