//! `type`: a list becomes one type, `nullable` or `anyOf`; a bare `null` becomes an extension.

use serde_json::{Value, json};

use super::{Schema, Site};
use crate::downgrade::extension;

pub(super) fn narrow(schema: &mut Schema, site: &mut Site<'_>) {
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
            site.refuse(
                "type",
                "a list of types beside `anyOf` is not understood",
                "move one into the other",
            );
        }
        several => {
            let members: Vec<Value> = several.iter().map(|name| json!({ "type": name })).collect();
            schema.insert("anyOf".to_owned(), Value::Array(members));
        }
    }
    if nullable {
        schema.insert("nullable".to_owned(), Value::Bool(true));
    }
}
