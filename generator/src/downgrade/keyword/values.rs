//! `enum`: the type that its values have is written beside it, and `null` among them becomes `nullable`.

use serde_json::{Value, json};

use super::{Context, Schema};

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
        // Both booleans are all that there are. Anything else was refused before.
        "boolean"
    };
    let is_empty = values.is_empty();
    if is_empty || ty == "boolean" {
        schema.shift_remove("enum");
    }
    if had_null {
        schema.insert("nullable".to_owned(), Value::Bool(true));
    }
    if !is_empty && !schema.contains_key("type") {
        schema.insert("type".to_owned(), json!(ty));
    }
}
