//! Tells which parameters are supported.

use serde_json::Value;

use super::resolver::{Resolver, text};
use crate::pointer::Pointer;

/// Parameters in the header that OpenAPI leaves to HTTP itself.
const OF_HTTP: [&str; 3] = ["accept", "content-type", "authorization"];

/// Returns why a parameter is not supported.
pub(super) fn reason<'a>(schemas: Resolver<'a>, parameter: &'a Value, at: &Pointer) -> Option<String> {
    let (name, place) = (text(parameter, "name"), text(parameter, "in"));
    if place == "header" && OF_HTTP.contains(&name.to_ascii_lowercase().as_str()) {
        return None;
    }
    let is_usual = match place {
        "path" => matches!(text(parameter, "style"), "" | "simple"),
        "query" => matches!(text(parameter, "style"), "" | "form"),
        _ => return Some(format!("the parameter `{name}` is in the {place}")),
    };
    if !is_usual {
        return Some(format!("the parameter `{name}` has the style `{}`", text(parameter, "style")));
    }
    if parameter.get("allowReserved") == Some(&Value::Bool(true)) {
        return Some(format!("the parameter `{name}` is not encoded (`allowReserved`)"));
    }
    let Some(schema) = parameter.get("schema") else {
        return Some(format!("the parameter `{name}` has no `schema`"));
    };
    let kind = schemas.kind(schema, at, 0);
    let is_list_of_parts = kind == "array"
        && schemas
            .resolved(schema, at.clone())
            .0
            .get("items")
            .is_some_and(|items| matches!(schemas.kind(items, at, 0), "object" | "array"));
    match kind {
        "object" => Some(format!("the parameter `{name}` is an object")),
        "" => Some(format!("the parameter `{name}` has no single type")),
        _ if is_list_of_parts => Some(format!("the parameter `{name}` is a list of lists or objects")),
        _ => None,
    }
}
