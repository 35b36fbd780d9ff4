//! `prefixItems` whose elements are all the same, and boolean `items`, become what 3.0 supports: a list of
//! one element type with bounds on its length.

use serde_json::{Value, json};

use super::{Context, Schema, annotation};

pub(super) fn same(schema: &mut Schema, context: &mut Context<'_>) {
    let prefix = schema.shift_remove("prefixItems");
    let rest = match schema.get("items") {
        Some(Value::Bool(_)) => schema.shift_remove("items"),
        other => other.cloned(),
    };
    let Some(Value::Array(prefix)) = prefix else {
        // `true` allows any element, like a missing `items`.
        if rest == Some(Value::Bool(false)) {
            at_most(schema, 0, context);
        }
        return;
    };
    let first = prefix.first().cloned().unwrap_or_else(|| json!({}));
    let mut others = prefix.iter().skip(1).chain(rest.as_ref().filter(|rest| rest.is_object()));
    let are_alike = others.all(|other| annotation::without(other) == annotation::without(&first));
    match rest {
        Some(Value::Bool(false)) if are_alike => {
            at_most(schema, prefix.len(), context);
            schema.insert("items".to_owned(), first);
        }
        Some(Value::Object(_)) if are_alike => {}
        _ => context.unsupported(
            "prefixItems",
            "`prefixItems` describes elements with different schemas, which is not supported",
            "describe one schema for all elements under `items` with an overlay action, or keep the list as \
             plain JSON with `x-opaque: true`",
        ),
    }
}

fn at_most(schema: &mut Schema, count: usize, context: &mut Context<'_>) {
    let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or_default();
    if usize::try_from(least).is_ok_and(|least| least > count) {
        let message =
            format!("`items: false` allows at most {count} elements, but `minItems` requires {least}");
        context.reject("items", message, "correct one of them with an overlay action");
        return;
    }
    let known = schema.get("maxItems").and_then(Value::as_u64);
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    schema.insert("maxItems".to_owned(), json!(known.map_or(count, |known| known.min(count))));
}
