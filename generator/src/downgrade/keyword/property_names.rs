//! `propertyNames` is carried in an extension, because 3.0 has no equivalent. Only `pattern` is supported.

use serde_json::Value;

use super::{Context, Schema, annotation};
use crate::downgrade::extension;

pub(super) fn keep(schema: &mut Schema, context: &mut Context<'_>) {
    let Some(names) = schema.shift_remove("propertyNames") else { return };
    let names = annotation::without(&names);
    let pattern = names.as_object().filter(|names| names.len() == 1).and_then(|names| names.get("pattern"));
    match pattern {
        Some(Value::String(pattern)) => {
            schema.insert(extension::KEY_PATTERN.to_owned(), Value::String(pattern.clone()));
        }
        _ => context.unsupported(
            "propertyNames",
            "`propertyNames` contains something other than `pattern`",
            "express the constraint on the names as one `pattern`",
        ),
    }
}
