//! Visits every schema of an OpenAPI document, and nothing that merely looks like one.
//!
//! A property may be called `example` or `default`, and an example may hold a key called `properties`; only the
//! grammar of the document tells them apart.

use serde_json::{Map, Value};

use crate::pointer::Pointer;

const ONE: [&str; 11] = [
    "items",
    "additionalProperties",
    "unevaluatedProperties",
    "unevaluatedItems",
    "not",
    "if",
    "then",
    "else",
    "contains",
    "propertyNames",
    "contentSchema",
];
const LIST: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];
const MAP: [&str; 5] = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"];

/// The keys of a path item that hold operations.
pub(crate) const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// What a visitor is handed: the schema's place and its members.
pub(crate) type Visitor<'a> = dyn FnMut(&Pointer, &mut Map<String, Value>) + 'a;

/// Visits every schema of the document, each before those inside it.
pub(crate) fn schemas(document: &mut Value, visitor: &mut Visitor<'_>) {
    let root = Pointer::root();
    for section in ["paths", "webhooks"] {
        members(document, &root, section, &mut |pointer, item| path_item(item, pointer, visitor));
    }
    let Some(components) = document.get_mut("components") else { return };
    let root = root.key("components");
    members(components, &root, "schemas", &mut |pointer, item| schema(item, pointer, visitor));
    members(components, &root, "responses", &mut |pointer, item| body(item, pointer, visitor));
    members(components, &root, "requestBodies", &mut |pointer, item| body(item, pointer, visitor));
    for section in ["parameters", "headers"] {
        members(components, &root, section, &mut |pointer, item| parameter(item, pointer, visitor));
    }
    members(components, &root, "pathItems", &mut |pointer, item| path_item(item, pointer, visitor));
}

/// Visits one schema and every schema inside it.
pub(crate) fn schema(value: &mut Value, pointer: &Pointer, visitor: &mut Visitor<'_>) {
    let Value::Object(object) = value else { return };
    visitor(pointer, object);
    for (key, value) in object.iter_mut() {
        let pointer = pointer.key(key);
        match value {
            Value::Object(_) if ONE.contains(&key.as_str()) => schema(value, &pointer, visitor),
            Value::Array(items) if LIST.contains(&key.as_str()) => {
                for (index, item) in items.iter_mut().enumerate() {
                    schema(item, &pointer.index(index), visitor);
                }
            }
            Value::Object(map) if MAP.contains(&key.as_str()) => {
                for (name, item) in map.iter_mut() {
                    schema(item, &pointer.key(name), visitor);
                }
            }
            _ => {}
        }
    }
}

fn members(holder: &mut Value, at: &Pointer, section: &str, each: &mut dyn FnMut(&Pointer, &mut Value)) {
    if let Some(Value::Object(map)) = holder.get_mut(section) {
        let at = at.key(section);
        for (name, item) in map {
            each(&at.key(name), item);
        }
    }
}

fn path_item(item: &mut Value, at: &Pointer, visitor: &mut Visitor<'_>) {
    parameters(item, at, visitor);
    for method in METHODS {
        let Some(operation) = item.get_mut(method) else { continue };
        let at = at.key(method);
        parameters(operation, &at, visitor);
        if let Some(request) = operation.get_mut("requestBody") {
            body(request, &at.key("requestBody"), visitor);
        }
        members(operation, &at, "responses", &mut |pointer, item| body(item, pointer, visitor));
    }
}

fn parameters(holder: &mut Value, at: &Pointer, visitor: &mut Visitor<'_>) {
    if let Some(Value::Array(list)) = holder.get_mut("parameters") {
        for (index, item) in list.iter_mut().enumerate() {
            parameter(item, &at.key("parameters").index(index), visitor);
        }
    }
}

/// A parameter or header: a schema of its own or one per media type.
fn parameter(item: &mut Value, at: &Pointer, visitor: &mut Visitor<'_>) {
    if let Some(value) = item.get_mut("schema") {
        schema(value, &at.key("schema"), visitor);
    }
    body(item, at, visitor);
}

/// A request or response: schemas per media type and header.
fn body(item: &mut Value, at: &Pointer, visitor: &mut Visitor<'_>) {
    members(item, at, "content", &mut |pointer, media| {
        if let Some(value) = media.get_mut("schema") {
            schema(value, &pointer.key("schema"), visitor);
        }
    });
    members(item, at, "headers", &mut |pointer, header| parameter(header, pointer, visitor));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::schemas;

    #[test]
    fn a_property_called_default_is_a_schema_and_a_default_is_not() {
        let mut document = json!({
            "components": {"schemas": {"A": {
                "properties": {"default": {"type": "string"}, "items": {"anyOf": [{"type": "null"}]}},
                "default": {"properties": {"x": {"type": "string"}}},
                "example": {"items": {"type": "string"}}
            }}},
            "paths": {"/x": {"post": {"responses": {"200": {"content": {"application/json": {
                "schema": {"items": {}}, "example": {"schema": {"items": {}}}
            }}}}}}}
        });
        let mut seen = Vec::new();
        schemas(&mut document, &mut |pointer, _| seen.push(pointer.to_string()));
        assert_eq!(
            seen,
            [
                "/paths/~1x/post/responses/200/content/application~1json/schema",
                "/paths/~1x/post/responses/200/content/application~1json/schema/items",
                "/components/schemas/A",
                "/components/schemas/A/properties/default",
                "/components/schemas/A/properties/items",
                "/components/schemas/A/properties/items/anyOf/0",
            ]
        );
    }
}
