//! `exclusiveMinimum: 3` becomes `minimum: 3` with `exclusiveMinimum: true`, and likewise for the maximum.

use serde_json::Value;

use super::{Context, Schema};

pub(super) fn split(schema: &mut Schema, _: &mut Context<'_>) {
    bound(schema, "exclusiveMinimum", "minimum", |exclusive, inclusive| exclusive >= inclusive);
    bound(schema, "exclusiveMaximum", "maximum", |exclusive, inclusive| exclusive <= inclusive);
}

fn bound(schema: &mut Schema, exclusive: &str, inclusive: &str, is_tighter: fn(f64, f64) -> bool) {
    let limit = match schema.get(exclusive) {
        Some(Value::Number(limit)) => limit.clone(),
        _ => return,
    };
    schema.shift_remove(exclusive);
    let other = schema.get(inclusive).and_then(Value::as_f64);
    let tighter = other.is_none_or(|other| is_tighter(limit.as_f64().unwrap_or(f64::NAN), other));
    if tighter {
        schema.insert(inclusive.to_owned(), Value::Number(limit));
        schema.insert(exclusive.to_owned(), Value::Bool(true));
    }
}
