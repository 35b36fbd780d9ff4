//! What a schema amounts to, as far as that is known without lowering it: its parts, types and values.
//!
//! Slicing guarantees that the references followed here form no cycle.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Schema;
use crate::{openapi::shape, pointer::Pointer};

/// A schema together with everything it is composed of.
pub(super) struct Resolved<'a> {
    document: &'a Value,
    /// The schema itself and the schemas that its values must also satisfy, through `$ref` and `allOf`.
    parts: Vec<&'a Schema>,
}

impl<'a> Resolved<'a> {
    pub(super) fn of(document: &'a Value, schema: &'a Schema) -> Self {
        let mut resolved = Self { document, parts: Vec::new() };
        resolved.add(schema);
        resolved
    }

    fn add(&mut self, schema: &'a Schema) {
        self.parts.push(schema);
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let pointer = Pointer::from_text(target.trim_start_matches('#'));
            if let Some(Value::Object(target)) = self.document.pointer(pointer.as_str()) {
                self.add(target);
            }
        }
        for part in members(schema, "allOf") {
            self.add(part);
        }
    }

    /// Returns the alternatives of all parts.
    fn alternatives(&self) -> impl Iterator<Item = Self> {
        let alternatives = self.parts.iter().flat_map(|part| {
            let part: &'a Schema = part;
            members(part, "anyOf").chain(members(part, "oneOf"))
        });
        alternatives.map(|alternative| Self::of(self.document, alternative))
    }

    /// Whether any part lists alternatives that do more than require properties.
    pub(super) fn is_union(&self) -> bool {
        let several_types = self.parts.iter().any(|part| {
            let names = part.get("type").and_then(Value::as_array);
            names.is_some_and(|names| names.iter().filter(|name| *name != "null").count() > 1)
        });
        several_types || self.alternatives().any(|alternative| !alternative.only_requires())
    }

    fn only_requires(&self) -> bool {
        self.parts.iter().all(|part| part.keys().all(|key| key == "required"))
    }

    /// Returns the keyword's value in the first part that has it.
    pub(super) fn get(&self, keyword: &str) -> Option<&'a Value> {
        self.parts.iter().find_map(|part| part.get(keyword))
    }

    /// Returns the JSON types that values may have; `None` if the schema does not say.
    pub(super) fn types(&self) -> Option<BTreeSet<&'static str>> {
        let mut sets = Vec::new();
        for part in &self.parts {
            sets.extend(declared(part));
            for keyword in ["anyOf", "oneOf"] {
                let all = members(part, keyword).map(|member| Self::of(self.document, member).types());
                let all: Option<Vec<_>> = all.collect();
                sets.extend(all.filter(|all| !all.is_empty()).map(|all| all.into_iter().flatten().collect()));
            }
        }
        sets.into_iter().reduce(|left: BTreeSet<_>, right| left.intersection(&right).copied().collect())
    }

    /// Returns the values that the schema or any of its alternatives lists.
    pub(super) fn values(&self) -> Vec<&'a Value> {
        let own = self.parts.iter().flat_map(|part| {
            let part: &'a Schema = part;
            let list = part.get("enum").and_then(Value::as_array).into_iter().flatten();
            list.chain(part.get("const"))
        });
        own.chain(self.alternatives().flat_map(|alternative| alternative.values())).collect()
    }
}

/// Returns the types that one schema declares by itself. `number` includes `integer`.
fn declared(schema: &Schema) -> Option<BTreeSet<&'static str>> {
    let names: Vec<&str> = match schema.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ if schema.contains_key("properties") => vec!["object"],
        _ => {
            let values = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
            let found: BTreeSet<_> = values.chain(schema.get("const")).map(type_of).collect();
            return (!found.is_empty()).then_some(found);
        }
    };
    let mut types: BTreeSet<&str> = shape::TYPES.into_iter().filter(|known| names.contains(known)).collect();
    if types.contains("number") {
        types.insert("integer");
    }
    if schema.get("nullable") == Some(&Value::Bool(true)) {
        types.insert("null");
    }
    Some(types)
}

/// Returns the narrowest JSON type of a value. `20.0` is an integer.
pub(super) fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.as_f64().is_some_and(|number| number.fract() == 0.0) => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn members<'a>(schema: &'a Schema, keyword: &str) -> impl Iterator<Item = &'a Schema> {
    schema.get(keyword).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}
