//! `patternProperties` with one pattern, and no other properties, is a map whose keys match the pattern.

use serde_json::Value;

use super::{Context, Schema};
use crate::downgrade::extension;

pub(super) fn as_map(schema: &mut Schema, context: &mut Context<'_>) {
    let Some(patterns) = schema.shift_remove("patternProperties") else { return };
    let Value::Object(patterns) = patterns else { return };
    let fault = if patterns.len() != 1 {
        Some(("`patternProperties` must have exactly one pattern", "use one pattern for all keys"))
    } else if schema.contains_key("properties") {
        Some((
            "`patternProperties` is used together with `properties`",
            "keep only one of them, or give each its own object",
        ))
    } else if schema.contains_key("propertyNames") {
        Some(("`patternProperties` is used together with `propertyNames`", "keep only one of them"))
    } else if schema.get("additionalProperties") != Some(&Value::Bool(false)) {
        Some((
            "`patternProperties` does not say whether other keys are allowed",
            "add `additionalProperties: false`, or write the values' schema under `additionalProperties`",
        ))
    } else {
        None
    };
    match (fault, patterns.into_iter().next()) {
        (Some((fault, help)), _) => {
            let help = format!(
                "{help} with an overlay action; or keep the whole schema as plain JSON with `x-opaque: true`"
            );
            context.unsupported("patternProperties", fault, help);
        }
        (None, Some((pattern, values))) => {
            schema.insert("additionalProperties".to_owned(), values);
            schema.insert(extension::KEY_PATTERN.to_owned(), Value::String(pattern));
        }
        (None, None) => {}
    }
}
