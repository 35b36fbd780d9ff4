//! Demands on objects.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// The schemas that apply to properties without a schema of their own.
#[derive(Clone, Debug, Default)]
pub(crate) struct AdditionalProperties {
    pub(crate) schemas: Vec<&'static Value>,
    /// Whether they count as evaluated, so that an outer `unevaluatedProperties` does not apply to them.
    evaluated: bool,
}

/// The properties of an object.
#[derive(Clone, Debug, Default)]
pub(crate) struct ObjectDemand {
    /// The schemas that each named property must match, all of them.
    pub(crate) properties: BTreeMap<&'static str, Vec<&'static Value>>,
    pub(crate) required: BTreeSet<&'static str>,
    pub(crate) additional: AdditionalProperties,
    /// The schemas for the keys.
    pub(crate) names: Vec<&'static Value>,
    pub(crate) fewest: u64,
    pub(crate) most: Option<u64>,
    /// Groups of properties that must not be present together.
    pub(crate) apart: Vec<Vec<&'static str>>,
}

impl ObjectDemand {
    /// Returns the demand of one schema's own keywords.
    ///
    /// Except `unevaluatedProperties`, which depends on other schemas too.
    pub(crate) fn of(schema: &'static Value) -> Self {
        let properties = schema["properties"].as_object().into_iter().flatten();
        let required = schema["required"].as_array().into_iter().flatten();
        let additional: Vec<_> = schema.get("additionalProperties").into_iter().collect();
        Self {
            properties: properties.map(|(name, schema)| (name.as_str(), vec![schema])).collect(),
            required: required.filter_map(Value::as_str).collect(),
            additional: AdditionalProperties { evaluated: !additional.is_empty(), schemas: additional },
            names: schema.get("propertyNames").into_iter().collect(),
            fewest: schema["minProperties"].as_u64().unwrap_or(0),
            most: schema["maxProperties"].as_u64(),
            apart: not_together(schema).into_iter().collect(),
        }
    }

    /// Merges another demand into this one.
    ///
    /// A property that only one side names falls under the other side's additional properties.
    pub(crate) fn meet(&mut self, other: Self) {
        let names: BTreeSet<_> = self.properties.keys().chain(other.properties.keys()).copied().collect();
        let both = |name| self.of_property(name).iter().chain(other.of_property(name)).copied().collect();
        self.properties = names.into_iter().map(|name| (name, both(name))).collect();
        self.required.extend(other.required);
        self.additional.schemas.extend(other.additional.schemas);
        self.additional.evaluated |= other.additional.evaluated;
        self.names.extend(other.names);
        self.fewest = self.fewest.max(other.fewest);
        self.most = [self.most, other.most].into_iter().flatten().min();
        self.apart.extend(other.apart);
    }

    /// Applies `unevaluatedProperties` to all properties that nothing has evaluated so far.
    pub(crate) fn close(&mut self, unevaluated: &'static Value) {
        if !self.additional.evaluated {
            self.additional = AdditionalProperties { schemas: vec![unevaluated], evaluated: true };
        }
    }

    /// Returns whether a property may join those that are already there.
    pub(crate) fn may_join(&self, name: &str, is_there: impl Fn(&str) -> bool) -> bool {
        let completes = |group: &Vec<&str>| {
            group.contains(&name) && group.iter().all(|other| *other == name || is_there(other))
        };
        !self.apart.iter().any(completes)
    }

    /// Returns the schemas that a property must match.
    pub(crate) fn of_property(&self, name: &str) -> &[&'static Value] {
        self.properties.get(name).unwrap_or(&self.additional.schemas)
    }

    /// Returns whether any keyword concerns objects.
    pub(crate) fn says_something(&self) -> bool {
        !self.properties.is_empty() || !self.required.is_empty() || !self.additional.schemas.is_empty()
    }
}

/// Returns the properties that must not be present together, if that is what the schema forbids.
pub(crate) fn not_together(schema: &'static Value) -> Option<Vec<&'static str>> {
    let not = schema["not"].as_object().filter(|not| not.len() == 1)?;
    not.get("required")?.as_array()?.iter().map(Value::as_str).collect()
}
