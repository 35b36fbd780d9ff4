//! `$ref` with siblings becomes an `allOf` around the reference: 3.0 ignores the siblings.

use serde_json::{Value, json};

use super::{Context, Schema};

pub(super) fn wrap(schema: &mut Schema, _: &mut Context<'_>) {
    if schema.len() < 2 {
        return;
    }
    let Some(target) = schema.shift_remove("$ref") else { return };
    let reference = json!({ "$ref": target });
    match schema.get_mut("allOf") {
        None => drop(schema.insert("allOf".to_owned(), json!([reference]))),
        Some(Value::Array(members)) => members.insert(0, reference),
        Some(_) => {}
    }
}
