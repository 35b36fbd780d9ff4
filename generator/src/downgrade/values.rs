//! The values that `enum` and `const` list.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    Context, Schema,
    resolved::{Resolved, type_of},
};
use crate::openapi::shape::found;

pub(super) fn check(schema: &Schema, context: &mut Context<'_>) {
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
            let message = format!("{} stands in the `enum` twice", found(value));
            context.reject_below(&place(index), message, "remove one of the two");
        }
        if types.as_ref().is_some_and(|types| !types.contains(ty)) {
            are_of_the_type = false;
            let types: Vec<&str> = types.iter().flatten().copied().collect();
            let message = format!("`{keyword}` lists {}, which `type` rules out", found(value));
            let help = if types.is_empty() {
                "correct the value, or the parts of the schema, which leave no type at all".to_owned()
            } else {
                format!("write a value of the type {}, or correct `type`", types.join(" or "))
            };
            context.reject_below(&place(index), message, help);
        }
    }
    found_types.remove("null");
    let both = [true, false].iter().all(|flag| values.contains(&Value::Bool(*flag)));
    let kinds: Vec<&str> = found_types.into_iter().collect();
    match kinds.as_slice() {
        _ if !are_of_the_type => {}
        ["boolean"] if !both => context.reject(
            keyword,
            format!("`{keyword}` leaves one of `true` and `false`, which has no counterpart in Rust"),
            "write `type: boolean` by overlay, and say in the description which one is meant",
        ),
        ["array" | "object"] => context.reject(
            keyword,
            format!("`{keyword}` lists whole lists or objects, which has no counterpart in Rust"),
            "remove it with an overlay action, and describe what lists or objects hold instead",
        ),
        [] | ["boolean" | "number" | "string"] => {}
        several => context.reject(
            keyword,
            format!("`{keyword}` lists values of several types: {}", several.join(", ")),
            "offer an alternative for each type under `anyOf`, each with its own `type` and `enum`",
        ),
    }
}

/// The same text for values that are equal, numbers by value.
fn key(value: &Value) -> String {
    match value.as_f64() {
        Some(number) => number.to_string(),
        None => value.to_string(),
    }
}
