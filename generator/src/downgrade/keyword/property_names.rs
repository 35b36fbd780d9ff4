//! `propertyNames` travels in an extension: 3.0 has no form for it. Only a `pattern` is understood.

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
        _ => context.reject(
            "propertyNames",
            "`propertyNames` holds something else than a `pattern`",
            "express the demand on the names as one pattern",
        ),
    }
}
