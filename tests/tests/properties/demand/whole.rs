//! The demand on a value of any type.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{ListDemand, NumberDemand, ObjectDemand, TextDemand};
use crate::description::target;

/// The types of JSON values that JSON Schema distinguishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Integer,
    /// Numbers with a fraction.
    Fraction,
    Text,
    List,
    Object,
}

const KINDS: [Kind; 7] =
    [Kind::Null, Kind::Boolean, Kind::Integer, Kind::Fraction, Kind::Text, Kind::List, Kind::Object];

/// Returns the type of a value.
pub(crate) fn kind_of(value: &Value) -> Kind {
    match value {
        Value::Null => Kind::Null,
        Value::Bool(_) => Kind::Boolean,
        Value::Number(number) if number.as_f64().is_none_or(|number| number.fract() == 0.0) => Kind::Integer,
        Value::Number(_) => Kind::Fraction,
        Value::String(_) => Kind::Text,
        Value::Array(_) => Kind::List,
        Value::Object(_) => Kind::Object,
    }
}

/// Returns whether no value matches the schema, in one of the two ways to write that.
pub(crate) fn is_nothing(schema: &Value) -> bool {
    *schema == false
        || schema["not"] == true
        || schema["not"].as_object().is_some_and(serde_json::Map::is_empty)
}

/// Chooses between alternatives, and visits every schema that a demand is built from.
pub(crate) trait Chooser {
    /// Returns the index of one of the alternatives, of which there is at least one.
    fn choose(&mut self, alternatives: &'static [Value]) -> usize;

    /// Called for each schema in use.
    fn visit(&mut self, schema: &'static Value);
}

/// What a value must satisfy.
#[derive(Clone, Debug)]
pub(crate) struct Demand {
    pub(crate) kinds: BTreeSet<Kind>,
    /// The only allowed values, from `enum` and `const`.
    pub(crate) values: Option<Vec<&'static Value>>,
    pub(crate) number: NumberDemand,
    pub(crate) text: TextDemand,
    pub(crate) list: ListDemand,
    pub(crate) object: ObjectDemand,
    /// The alternatives that were not chosen.
    pub(crate) others: Vec<&'static Value>,
}

impl Demand {
    /// Merges schemas that all apply. One of each set of alternatives is chosen.
    pub(crate) fn of(schemas: &[&'static Value], chooser: &mut impl Chooser) -> Self {
        let mut demand = Self::nothing();
        for schema in schemas {
            demand.meet(Self::of_one(schema, chooser));
        }
        demand
    }

    /// Returns whether the value has an allowed type.
    pub(crate) fn admits_kind(&self, value: &Value) -> bool {
        self.kinds.contains(&kind_of(value))
    }

    fn nothing() -> Self {
        Self {
            kinds: KINDS.into(),
            values: None,
            number: NumberDemand::default(),
            text: TextDemand::default(),
            list: ListDemand::default(),
            object: ObjectDemand::default(),
            others: Vec::new(),
        }
    }

    fn of_one(schema: &'static Value, chooser: &mut impl Chooser) -> Self {
        chooser.visit(schema);
        let mut demand = Self::of_keywords(schema);
        if let Some(reference) = schema["$ref"].as_str() {
            demand.meet(Self::of_one(target(reference), chooser));
        }
        for part in schema["allOf"].as_array().into_iter().flatten() {
            demand.meet(Self::of_one(part, chooser));
        }
        for alternatives in ["anyOf", "oneOf"].iter().filter_map(|keyword| schema[*keyword].as_array()) {
            let chosen = chooser.choose(alternatives);
            demand.meet(Self::of_one(&alternatives[chosen], chooser));
            let others = alternatives.iter().enumerate().filter(|(index, _)| *index != chosen);
            demand.others.extend(others.map(|(_, other)| other));
        }
        if let Some(unevaluated) = schema.get("unevaluatedProperties") {
            demand.object.close(unevaluated);
        }
        demand
    }

    fn of_keywords(schema: &'static Value) -> Self {
        let values = schema["enum"].as_array().map(|values| values.iter().collect());
        let mut demand = Self {
            values: schema.get("const").map(|value| vec![value]).or(values),
            number: NumberDemand::of(schema),
            text: TextDemand::of(schema),
            list: ListDemand::of(schema),
            object: ObjectDemand::of(schema),
            ..Self::nothing()
        };
        if is_nothing(schema) {
            demand.kinds.clear();
        } else if let Some(types) = schema.get("type") {
            let named: Vec<_> = types.as_array().map_or_else(|| vec![types], |types| types.iter().collect());
            demand.kinds = named.into_iter().flat_map(kinds_of_type).copied().collect();
        }
        demand
    }

    fn meet(&mut self, other: Self) {
        self.kinds.retain(|kind| other.kinds.contains(kind));
        self.values = match (self.values.take(), other.values) {
            (Some(own), Some(others)) => {
                Some(own.into_iter().filter(|value| others.contains(value)).collect())
            }
            (own, others) => own.or(others),
        };
        self.number.meet(other.number);
        self.text.meet(other.text);
        self.list.meet(other.list);
        self.object.meet(other.object);
        self.others.extend(other.others);
    }
}

fn kinds_of_type(name: &Value) -> &'static [Kind] {
    match name.as_str() {
        Some("null") => &[Kind::Null],
        Some("boolean") => &[Kind::Boolean],
        Some("integer") => &[Kind::Integer],
        Some("number") => &[Kind::Integer, Kind::Fraction],
        Some("string") => &[Kind::Text],
        Some("array") => &[Kind::List],
        Some("object") => &[Kind::Object],
        _ => panic!("the walker does not support the type {name}"),
    }
}
