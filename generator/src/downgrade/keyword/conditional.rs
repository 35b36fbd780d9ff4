//! `if`, `then` and `else` where all three do nothing but require.
//!
//! "With a, b" is what `dependentRequired` says, and "without a, c" is a choice of what to require.

use serde_json::{Value, json};

use super::{Context, Schema, annotation};

pub(super) fn simplify(schema: &mut Schema, context: &mut Context<'_>) {
    let mut take = |keyword: &str| schema.shift_remove(keyword);
    let (condition, then, otherwise) = (take("if"), take("then"), take("else"));
    let Some(condition) = condition else {
        for keyword in [("then", then), ("else", otherwise)].into_iter().filter(|(_, value)| value.is_some())
        {
            let message = format!("`{}` has no effect without `if`", keyword.0);
            context.reject(
                keyword.0,
                message,
                "remove it with an overlay action, or write the `if` that it belongs to",
            );
        }
        return;
    };
    if then.is_none() && otherwise.is_none() {
        context.reject(
            "if",
            "`if` has no effect without `then` or `else`",
            "remove it with an overlay action",
        );
        return;
    }
    let help = "offer an alternative for each case under `oneOf`, with an overlay action, or keep the whole schema as \
                plain JSON, with `x-opaque: true`";
    let asked = required(&condition).unwrap_or_default();
    let [condition] = asked.as_slice() else {
        context.reject("if", "`if` asks for something else than that one property is there", help);
        return;
    };
    if let Some(then) = then {
        let Some(needed) = required(&then) else {
            context.reject("then", "`then` does something else than require", help);
            return;
        };
        let needs = schema.entry("dependentRequired").or_insert_with(|| json!({}));
        // A wrong shape was reported before.
        let Some(needs) = needs.as_object_mut() else { return };
        let known = needs.entry(condition.as_str()).or_insert_with(|| json!([]));
        if let Some(known) = known.as_array_mut() {
            known.extend(needed.into_iter().map(Value::String));
        }
    }
    if let Some(otherwise) = otherwise {
        let Some(needed) = required(&otherwise) else {
            context.reject("else", "`else` does something else than require", help);
            return;
        };
        if schema.contains_key("anyOf") {
            context.reject("else", "`else` stands beside `anyOf`", help);
            return;
        }
        schema.insert("anyOf".to_owned(), json!([{"required": [condition]}, {"required": needed}]));
    }
}

/// The properties that a schema requires, if it does nothing else.
fn required(schema: &Value) -> Option<Vec<String>> {
    let schema = annotation::without(schema);
    let members = schema.as_object().filter(|members| members.len() == 1)?;
    let names = members.get("required")?.as_array()?;
    names.iter().map(|name| name.as_str().map(str::to_owned)).collect()
}
