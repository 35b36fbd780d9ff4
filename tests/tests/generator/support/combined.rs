//! Many fixtures in one document, each as its own command.

use generator::load::Document;
use serde_json::{Map, Value, json};

use super::fixture;

const SCHEMAS: &str = "#/components/schemas/";

/// Returns a document with a command for each fixture, whose payload is the fixture's `Set`.
pub(crate) fn document(fixtures: &[(String, String)]) -> String {
    let mut document = parse("shared", "components:\n  schemas:\n    Set: {}\n");
    let mut alternatives = Vec::new();
    let shared = document["components"]["schemas"].take();
    let mut schemas = shared.as_object().cloned().unwrap_or_default();
    for fixture in ["Set", "SetRequest"] {
        schemas.shift_remove(fixture);
    }
    for (name, text) in fixtures {
        let type_name = camel_case(name);
        let renamed = |component: &str| match component {
            "Set" => type_name.clone(),
            shared if schemas.contains_key(shared) => shared.to_owned(),
            own => format!("{type_name}{own}"),
        };
        let own = parse(name, text)["components"]["schemas"].take();
        let mut own: Map<String, Value> = own.as_object().cloned().unwrap_or_default();
        own.retain(|component, _| component == "Set" || renamed(component) != *component);
        own.shift_remove("SetRequest");
        let mut own: Map<String, Value> =
            own.into_iter().map(|(component, schema)| (renamed(&component), schema)).collect();
        own.values_mut().for_each(|schema| redirect(schema, &renamed));
        own.insert(format!("{type_name}Request"), request(name, &type_name));
        alternatives.push(json!({"$ref": format!("{SCHEMAS}{type_name}Request")}));
        schemas.extend(own);
    }
    schemas["Request"]["oneOf"] = Value::Array(alternatives);
    document["components"]["schemas"] = Value::Object(schemas);
    document.to_string()
}

fn parse(name: &str, fixture: &str) -> Value {
    let document = Document::parse(&format!("{name}.yaml"), &fixture::description(fixture));
    document
        .unwrap_or_else(|problems| panic!("the fixture {name} cannot be read:\n{problems}"))
        .value()
        .clone()
}

fn request(name: &str, type_name: &str) -> Value {
    json!({
        "description": format!("Shows the fixture `{name}`."),
        "type": "object",
        "properties": {
            "action": {"type": "string", "enum": [format!("lamp.{name}")]},
            "lamp": {"$ref": format!("{SCHEMAS}LampId")},
            "args": {"$ref": format!("{SCHEMAS}{type_name}")}
        },
        "required": ["action", "lamp", "args"],
        "unevaluatedProperties": {"not": {}}
    })
}

/// Points every reference to a component to its new name.
fn redirect(value: &mut Value, renamed: &dyn Fn(&str) -> String) {
    match value {
        Value::String(text) => {
            if let Some(component) = text.strip_prefix(SCHEMAS) {
                let (component, inside) = component.split_at(component.find('/').unwrap_or(component.len()));
                *text = format!("{SCHEMAS}{}{inside}", renamed(component));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| redirect(item, renamed)),
        Value::Object(members) => members.values_mut().for_each(|member| redirect(member, renamed)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn camel_case(name: &str) -> String {
    let capitalised = |word: &str| {
        let (first, rest) = word.split_at(1);
        format!("{}{rest}", first.to_uppercase())
    };
    name.split('_').map(capitalised).collect()
}
