//! The places of a description that a schema is put in.

use serde_json::{Value, json};

use super::suite::Group;

/// A place that a schema may have, as a property of the payload of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Position {
    Required,
    Optional,
    Item,
    Entry,
    Alternative,
}

pub(super) const ALL: [Position; 5] =
    [Position::Required, Position::Optional, Position::Item, Position::Entry, Position::Alternative];

impl Position {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
            Self::Item => "item",
            Self::Entry => "entry",
            Self::Alternative => "alternative",
        }
    }

    fn schema(self) -> Value {
        let value = json!({"$ref": format!("{SCHEMAS}Subject")});
        match self {
            Self::Required => {
                json!({"type": "object", "properties": {"value": value}, "required": ["value"]})
            }
            Self::Optional => value,
            Self::Item => json!({"type": "array", "items": value}),
            Self::Entry => json!({"type": "object", "additionalProperties": value}),
            Self::Alternative => {
                let other = json!({"type": "object", "properties": {"other alternative": {"type": "boolean"}},
                    "required": ["other alternative"], "additionalProperties": false});
                json!({"anyOf": [value, other]})
            }
        }
    }

    /// Returns the payload with the value in this place.
    pub(super) fn payload(self, value: &Value) -> Value {
        let placed = match self {
            Self::Required => json!({"value": value}),
            Self::Optional | Self::Alternative => value.clone(),
            Self::Item => json!([value]),
            Self::Entry => json!({"key": value}),
        };
        json!({self.name(): placed})
    }
}

const SCHEMAS: &str = "#/components/schemas/";

/// Returns a fixture whose payload has the group's schema in these places.
pub(super) fn fixture(group: &Group, positions: &[Position]) -> String {
    let properties: serde_json::Map<_, _> =
        positions.iter().map(|position| (position.name().to_owned(), position.schema())).collect();
    let set = json!({"description": "The payload.", "type": "object", "properties": properties});
    let mut value = group.schema.clone();
    if let Some(schema) = value.as_object_mut() {
        schema.shift_remove("$schema");
    }
    redirect(&mut value);
    format!("components:\n  schemas:\n    Set: {set}\n    Subject: {value}\n")
}

/// Points references within the schema to the component that it has become.
fn redirect(value: &mut Value) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get_mut("$ref")
                && let Some(inside) = reference.strip_prefix('#')
                && (inside.is_empty() || inside.starts_with('/'))
            {
                *reference = format!("{SCHEMAS}Subject{inside}");
            }
            members.values_mut().for_each(redirect);
        }
        Value::Array(items) => items.iter_mut().for_each(redirect),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
