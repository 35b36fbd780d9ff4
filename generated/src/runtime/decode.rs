//! Reading values whose form must be looked at before it is known what they are.
//!
//! What was found may be private, so a message says what kind of thing it was and never what it said.

use serde::de::{DeserializeOwned, Error};
use serde_json::Value;

use super::excerpt::{listed, one_line};

/// How many keys of an object a message names.
const NAMED_KEYS: usize = 8;

/// Reads a value that was already taken apart into JSON.
pub fn from_value<T: DeserializeOwned, E: Error>(value: Value) -> Result<T, E> {
    serde_json::from_value(value).map_err(|error| E::custom(without_found_value(&error.to_string())))
}

/// The value of an object's only key, if that is this one.
pub fn only_key(value: &Value, key: &str) -> Option<Value> {
    let object = value.as_object().filter(|object| object.len() == 1)?;
    object.get(key).cloned()
}

/// The content that stands beside a tag, or `None` within if there is none. The outer `None` says that the tag has
/// another value, or that the object has more than the two.
pub fn adjacent(value: &Value, tag: (&str, &str), content: &str) -> Option<Option<Value>> {
    let object = value.as_object()?;
    let is_tagged = object.get(tag.0).and_then(Value::as_str) == Some(tag.1);
    let is_all = object.keys().all(|key| key == tag.0 || key == content);
    (is_tagged && is_all).then(|| object.get(content).cloned())
}

/// The error for a value that has none of the forms that a type may have.
pub fn no_variant<E: Error>(type_name: &'static str, expected: &'static [&'static str], found: &Value) -> E {
    E::custom(format_args!(
        "no form of {type_name} fits: expected {}, found {}",
        listed(expected, "or"),
        described(found)
    ))
}

/// The kind of a value, and the keys of an object.
fn described(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "a boolean".to_owned(),
        Value::Number(_) => "a number".to_owned(),
        Value::String(_) => "a string".to_owned(),
        Value::Array(_) => "an array".to_owned(),
        Value::Object(fields) if fields.is_empty() => "an object without keys".to_owned(),
        Value::Object(fields) => {
            let mut keys: Vec<_> = fields.keys().take(NAMED_KEYS).map(|key| one_line(key, 40)).collect();
            if fields.len() > NAMED_KEYS {
                keys.push(format!("{} more", fields.len() - NAMED_KEYS));
            }
            format!("an object with the keys {}", listed(&keys, "and"))
        }
    }
}

/// Takes out of serde's message the value that it quotes: ``invalid type: string "x", expected a boolean`` becomes
/// `invalid type: string, expected a boolean`.
fn without_found_value(message: &str) -> String {
    let quotes_a_value = ["invalid type: ", "invalid value: ", "unknown variant "]
        .iter()
        .any(|beginning| message.starts_with(beginning));
    // The quoted value may itself hold these words; what the type expected stands last.
    let expectation = message.rfind(", expected ").or_else(|| message.rfind(", there are no variants"));
    match (message.find(['"', '`']), expectation) {
        (Some(value), Some(expectation)) if quotes_a_value && value < expectation => {
            format!("{}{}", message[..value].trim_end(), &message[expectation..])
        }
        _ => message.to_owned(),
    }
}
