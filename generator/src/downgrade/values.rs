//! Checks the values listed by `enum` and `const`.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    Context, Schema,
    resolved::{Resolved, type_of},
};
use crate::openapi::shape::found;

pub(super) fn check(schema: &Schema, context: &mut Context<'_>) {
    default(schema, context);
    let (keyword, values) = match (schema.get("enum"), schema.get("const")) {
        (Some(Value::Array(values)), _) => ("enum", values.as_slice()),
        (_, Some(value)) => ("const", std::slice::from_ref(value)),
        _ => return,
    };
    let place = |index: usize| match keyword {
        "enum" => format!("enum/{index}"),
        only => only.to_owned(),
    };
    let types = Resolved::of(context.document.value(), schema).types();
    let mut seen = BTreeSet::new();
    let mut found_types = BTreeSet::new();
    let mut are_of_the_type = true;
    for (index, value) in values.iter().enumerate() {
        let ty = type_of(value);
        found_types.insert(if ty == "integer" { "number" } else { ty });
        if !seen.insert(key(value)) {
            let message = format!("{} appears twice in `enum`", found(value));
            context.reject_below(&place(index), message, "remove the duplicate").or_ignored();
        }
        if types.as_ref().is_some_and(|types| !types.contains(ty)) {
            are_of_the_type = false;
            let types: Vec<&str> = types.iter().flatten().copied().collect();
            let message = format!("`{keyword}` lists {}, which `type` does not allow", found(value));
            let help = if types.is_empty() {
                "correct the value, or the parts of the schema: together they allow no type".to_owned()
            } else {
                format!("use a value of type {}, or correct `type`", types.join(" or "))
            };
            context.reject_below(&place(index), message, help);
        }
    }
    found_types.remove("null");
    let both = [true, false].iter().all(|flag| values.contains(&Value::Bool(*flag)));
    let kinds: Vec<&str> = found_types.into_iter().collect();
    match kinds.as_slice() {
        _ if !are_of_the_type => {}
        ["boolean"] if !both => context.unsupported(
            keyword,
            format!("`{keyword}` allows only one of `true` and `false`, which has no Rust equivalent"),
            "use `type: boolean` in an overlay, and state the expected value in the description",
        ),
        ["array" | "object"] => context.unsupported(
            keyword,
            format!("`{keyword}` lists arrays or objects, which have no Rust equivalent"),
            "remove it with an overlay action, and describe the items or properties instead",
        ),
        [] | ["boolean" | "number" | "string"] => {}
        several => context.unsupported(
            keyword,
            format!("`{keyword}` lists values of several types: {}", several.join(", ")),
            "list one alternative per type under `anyOf`, each with its own `type` and `enum`",
        ),
    }
}

/// Warns of a default that is not a value of the schema: it is documented, never sent.
fn default(schema: &Schema, context: &mut Context<'_>) {
    let Some(value) = schema.get("default").filter(|value| !value.is_null()) else { return };
    let resolved = Resolved::of(context.document.value(), schema);
    let values = resolved.values();
    let bound = |keyword: &str| schema.get(keyword).and_then(Value::as_f64).zip(value.as_f64());
    let fault = if resolved.types().is_some_and(|types| !types.contains(type_of(value))) {
        "type"
    } else if !resolved.is_union()
        && !values.is_empty()
        && !values.iter().any(|known| key(known) == key(value))
    {
        "enum"
    } else if bound("minimum").is_some_and(|(least, value)| value < least) {
        "minimum"
    } else if bound("maximum").is_some_and(|(most, value)| value > most) {
        "maximum"
    } else {
        return;
    };
    let origin = context.document.origin(&context.pointer.key("default"));
    context
        .problems
        .warning(format!("`default` is {}, which `{fault}` does not allow", found(value)))
        .at(origin)
        .help("correct one of them with an overlay action");
}

/// Returns the same key for equal values; numbers compare by value.
fn key(value: &Value) -> String {
    match value.as_f64() {
        Some(number) => number.to_string(),
        None => value.to_string(),
    }
}
