//! Places in a value, and changes to them.

use fastrand::Rng;
use serde_json::Value;

use super::{Class, list, number, object, text};
use crate::demand::{Demand, Kind, kind_of};

/// One change to the value at a place.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    /// Replaces the value.
    Replace(Value),
    /// Removes a property.
    Remove(String),
    /// Adds properties, or replaces their values.
    Insert(Vec<(String, Value)>),
    /// Renames a property.
    Rename(String, String),
}

/// A place, by its JSON pointer, and a change to it that should make the whole value invalid.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) pointer: String,
    pub(crate) class: Class,
    pub(crate) change: Change,
}

impl Place {
    /// Returns the changed value, or `None` if the place does not exist.
    pub(crate) fn apply(&self, whole: &Value) -> Option<Value> {
        let mut whole = whole.clone();
        let place = whole.pointer_mut(&self.pointer)?;
        match &self.change {
            Change::Replace(value) => *place = value.clone(),
            Change::Remove(name) => {
                place.as_object_mut()?.remove(name)?;
            }
            Change::Insert(members) => place.as_object_mut()?.extend(members.iter().cloned()),
            Change::Rename(from, to) => {
                let object = place.as_object_mut()?;
                let value = object.remove(from)?;
                object.insert(to.clone(), value);
            }
        }
        Some(whole)
    }
}

/// Returns changes that probably make a valid value violate the demand.
///
/// Another demand on the same value may still accept the result, so the validator decides.
pub(crate) fn places(demand: &Demand, value: &Value, pointer: &str, rng: &mut Rng) -> Vec<Place> {
    let mut changes = of_type(demand, rng);
    if demand.values.is_some() {
        changes.push((Class::UnlistedValue, Change::Replace(unlisted(value))));
    }
    match value {
        Value::Number(_) => changes.extend(number::changes(demand)),
        Value::String(text) => changes.extend(text::changes(&demand.text, text, rng)),
        Value::Array(items) => changes.extend(list::changes(&demand.list, items)),
        Value::Object(members) => changes.extend(object::changes(demand, members, rng)),
        Value::Null | Value::Bool(_) => {}
    }
    let place = |(class, change)| Place { pointer: pointer.to_owned(), class, change };
    changes.into_iter().map(place).collect()
}

/// Values of types that are not allowed.
fn of_type(demand: &Demand, rng: &mut Rng) -> Vec<(Class, Change)> {
    let examples = [true.into(), 7.into(), "7".into(), vec!["7"].into(), serde_json::json!({"seven": 7})];
    let wrong: Vec<Value> =
        examples.into_iter().filter(|example| !demand.kinds.contains(&kind_of(example))).collect();
    let wrong = rng.choice(wrong).map(|value| (Class::WrongType, Change::Replace(value)));
    let null = (!demand.kinds.contains(&Kind::Null)).then_some((Class::Null, Change::Replace(Value::Null)));
    wrong.into_iter().chain(null).collect()
}

/// A value similar to a listed one, but not listed.
fn unlisted(value: &Value) -> Value {
    match value {
        Value::String(text) => format!("{text}x").into(),
        Value::Number(number) => (number.as_i64().unwrap_or(0) + 1_000_003).into(),
        _ => "none of them".into(),
    }
}
