//! `if`, `then` and `else`, as long as all three only use `required`.
//!
//! "If a, then b" becomes `dependentRequired`; "if not a, then c" becomes an `anyOf` of `required`.

use serde_json::{Value, json};

use super::{Context, Schema, annotation};

pub(super) fn simplify(schema: &mut Schema, context: &mut Context<'_>) {
    let mut take = |keyword: &str| schema.shift_remove(keyword);
    let (condition, then, otherwise) = (take("if"), take("then"), take("else"));
    let Some(condition) = condition else {
        for keyword in [("then", then), ("else", otherwise)].into_iter().filter(|(_, value)| value.is_some())
        {
            let message = format!("`{}` has no effect without `if`", keyword.0);
            context
                .reject(keyword.0, message, "remove it with an overlay action, or add the `if` it belongs to")
                .or_ignored();
        }
        return;
    };
    if then.is_none() && otherwise.is_none() {
        let message = "`if` has no effect without `then` or `else`";
        context.reject("if", message, "remove it with an overlay action").or_ignored();
        return;
    }
    let help = "list one alternative per case under `oneOf` with an overlay action, or keep the whole schema \
                as plain JSON with `x-opaque: true`";
    let asked = required(&condition).unwrap_or_default();
    let [condition] = asked.as_slice() else {
        context.unsupported("if", "`if` checks more than the presence of one property", help);
        return;
    };
    if let Some(then) = then {
        let Some(needed) = required(&then) else {
            context.unsupported("then", "`then` uses more than `required`", help);
            return;
        };
        let needs = schema.entry("dependentRequired").or_insert_with(|| json!({}));
        // A wrong shape has already been reported.
        let Some(needs) = needs.as_object_mut() else { return };
        let known = needs.entry(condition.as_str()).or_insert_with(|| json!([]));
        if let Some(known) = known.as_array_mut() {
            known.extend(needed.into_iter().map(Value::String));
        }
    }
    if let Some(otherwise) = otherwise {
        let Some(needed) = required(&otherwise) else {
            context.unsupported("else", "`else` uses more than `required`", help);
            return;
        };
        if schema.contains_key("anyOf") {
            context.unsupported("else", "`else` is used together with `anyOf`", help);
            return;
        }
        schema.insert("anyOf".to_owned(), json!([{"required": [condition]}, {"required": needed}]));
    }
}

/// Returns the properties that a schema requires, if it contains nothing else.
fn required(schema: &Value) -> Option<Vec<String>> {
    let schema = annotation::without(schema);
    let members = schema.as_object().filter(|members| members.len() == 1)?;
    let names = members.get("required")?.as_array()?;
    names.iter().map(|name| name.as_str().map(str::to_owned)).collect()
}
