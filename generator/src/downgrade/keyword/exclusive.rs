//! `exclusiveMinimum: 3` becomes `minimum: 3` with `exclusiveMinimum: true`, and likewise for the maximum.

use serde_json::Value;

use super::{Schema, Site};

pub(super) fn split(schema: &mut Schema, site: &mut Site<'_>) {
    bound(schema, site, "exclusiveMinimum", "minimum", |exclusive, inclusive| exclusive >= inclusive);
    bound(schema, site, "exclusiveMaximum", "maximum", |exclusive, inclusive| exclusive <= inclusive);
}

fn bound(
    schema: &mut Schema,
    site: &mut Site<'_>,
    exclusive: &str,
    inclusive: &str,
    is_tighter: fn(f64, f64) -> bool,
) {
    let limit = match schema.get(exclusive) {
        None | Some(Value::Bool(_)) => return,
        Some(Value::Number(limit)) => limit.clone(),
        Some(_) => {
            site.refuse(exclusive, format!("`{exclusive}` is not a number"), "write the bound as a number");
            return;
        }
    };
    schema.shift_remove(exclusive);
    let other = schema.get(inclusive).and_then(Value::as_f64);
    let tighter = other.is_none_or(|other| is_tighter(limit.as_f64().unwrap_or(f64::NAN), other));
    if tighter {
        schema.insert(inclusive.to_owned(), Value::Number(limit));
        schema.insert(exclusive.to_owned(), Value::Bool(true));
    }
}
