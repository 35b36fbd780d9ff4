//! `type`: a list becomes one type, `nullable` or `anyOf`; a bare `null` becomes an extension.

use serde_json::{Value, json};

use super::{Context, Schema};
use crate::openapi::{extension, vocabulary};

pub(super) fn narrow(schema: &mut Schema, context: &mut Context<'_>) {
    let names = match schema.get("type") {
        Some(Value::String(name)) if name == "null" => vec![name.clone()],
        Some(Value::Array(items)) if items.iter().all(Value::is_string) => {
            items.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        }
        _ => return,
    };
    schema.shift_remove("type");
    let nullable = names.iter().any(|name| name == "null");
    let rest: Vec<&String> = names.iter().filter(|name| *name != "null").collect();
    match rest.as_slice() {
        [] => drop(schema.insert(extension::NULL.to_owned(), Value::Bool(true))),
        [name] => drop(schema.insert("type".to_owned(), json!(name))),
        _ if schema.contains_key("anyOf") => {
            context.unsupported(
                "type",
                "a list of types together with `anyOf` is not supported",
                "move one into the other",
            );
        }
        several => {
            let members: Vec<Value> = several.iter().map(|name| alternative(schema, name)).collect();
            schema.retain(|key, _| types_of(key).is_empty());
            schema.insert("anyOf".to_owned(), Value::Array(members));
        }
    }
    if nullable {
        schema.insert("nullable".to_owned(), Value::Bool(true));
    }
}

/// Returns the alternative for one of several types, with the keywords that apply to it.
fn alternative(schema: &Schema, name: &str) -> Value {
    let own = schema.iter().filter(|(key, _)| types_of(key).contains(&name));
    let own = own.map(|(key, value)| (key.clone(), value.clone()));
    Value::Object(std::iter::once(("type".to_owned(), json!(name))).chain(own).collect())
}

/// Returns the types that a keyword applies to; empty if it applies to all.
fn types_of(keyword: &str) -> &'static [&'static str] {
    vocabulary::find(keyword).map_or(&[], |word| word.types)
}
