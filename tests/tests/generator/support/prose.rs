//! A description without its prose, and with prose in every possible place.

use serde_json::{Map, Value, json};

/// Keywords whose members have free names.
const NAMED: [&str; 18] = [
    "$defs",
    "callbacks",
    "content",
    "definitions",
    "dependentRequired",
    "headers",
    "links",
    "mapping",
    "parameters",
    "pathItems",
    "paths",
    "patternProperties",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "securitySchemes",
    "variables",
];

/// Keywords whose value is a schema, a list of schemas, or schemas by name.
const SCHEMAS: [&str; 19] = [
    "$defs",
    "additionalProperties",
    "allOf",
    "anyOf",
    "definitions",
    "else",
    "if",
    "items",
    "not",
    "oneOf",
    "patternProperties",
    "prefixItems",
    "properties",
    "propertyNames",
    "schema",
    "schemas",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// Keywords for readers only.
const PROSE: [&str; 8] = [
    "$comment",
    "description",
    "example",
    "examples",
    "externalDocs",
    "summary",
    "title",
    "x-enum-descriptions",
];

/// Removes all prose from the description, except what OpenAPI requires.
pub(crate) fn stripped(description: &Value) -> Value {
    changed(description, &|word, members| {
        members.retain(|key, _| !PROSE.contains(&key.as_str()));
        match word {
            "info" => drop(members.insert("title".to_owned(), json!("-"))),
            "responses" if !members.contains_key("$ref") => {
                members.insert("description".to_owned(), json!(""));
            }
            _ => {}
        }
    })
}

/// Adds all kinds of prose to every schema of the description.
pub(crate) fn decorated(description: &Value) -> Value {
    changed(description, &|word, members| {
        if !SCHEMAS.contains(&word) {
            return;
        }
        let texts: Map<String, Value> = members
            .get("enum")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|value| Some((value.as_str()?.to_owned(), json!("What this value means."))))
            .collect();
        if !texts.is_empty() {
            members.insert("x-enum-descriptions".to_owned(), Value::Object(texts));
        }
        for (key, value) in [
            ("$comment", json!("For whoever edits this.")),
            ("description", json!("What this is.\n\nAnd more about it.")),
            ("example", json!("an example")),
            ("examples", json!(["one", 2, {"three": null}])),
            ("externalDocs", json!({"url": "https://example.com/more"})),
            ("title", json!("What this is called")),
            ("x-of-another-tool", json!(true)),
        ] {
            members.insert(key.to_owned(), value);
        }
    })
}

/// Applies a change to every object of the description that is not data.
///
/// The change gets the keyword above the object.
fn changed(description: &Value, change: &dyn Fn(&str, &mut Map<String, Value>)) -> Value {
    let mut description = description.clone();
    object(&mut description, "", change);
    description
}

fn object(value: &mut Value, word: &str, change: &dyn Fn(&str, &mut Map<String, Value>)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| object(item, word, change)),
        Value::Object(members) => {
            change(word, members);
            for (key, value) in members.iter_mut() {
                match (key.as_str(), value) {
                    ("const" | "default" | "enum" | "example" | "examples", _) => {}
                    (key, _) if key.starts_with("x-") => {}
                    (key, Value::Object(named)) if NAMED.contains(&key) => {
                        named.values_mut().for_each(|value| object(value, key, change));
                    }
                    (key, value) => object(value, key, change),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
