//! Reading values whose form must be looked at before it is known what they are.
//!
//! What was found may be private, so a message says what kind of thing it was and never what it said.

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error};
use serde_json::Value;

use super::codec::number::Numbers;
use super::excerpt::{listed, one_line};
use super::value_reader::ValueReader;

pub use super::fields::Fields;
pub use super::path_error::PathError;

/// How many keys of an object a message names.
const NAMED_KEYS: usize = 8;

/// Reads a value that was already taken apart into JSON.
pub fn from_value<T: DeserializeOwned, E: Error>(value: Value) -> Result<T, E> {
    with_path(value).map_err(E::custom)
}

/// Like [`from_value`], with an error that can still be told where the value stood.
pub(super) fn with_path<T: DeserializeOwned>(value: Value) -> Result<T, PathError> {
    T::deserialize(ValueReader(value)).map_err(|error| error.with_message(without_found_value))
}

/// The error for a tag with a value that a type does not know.
pub fn unknown_tag(type_name: &'static str, tag: &'static str) -> PathError {
    PathError::custom(format_args!("none of the values that {type_name} knows")).below_key(tag)
}

/// Like [`from_value`], for whole numbers, lists and maps of them.
pub fn integer_from_value<T: Numbers, E: Error>(value: Value) -> Result<T, E> {
    T::read(ValueReader(value)).map_err(|error| E::custom(error.with_message(without_found_value)))
}

/// Reads a field that may be absent but not `null`, which serde by itself would take for absent.
pub fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Reads a field that may be `null` but not absent, which serde by itself would take for `null`.
pub fn nullable<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    Option::deserialize(deserializer)
}

/// Reads whole numbers, however they are written: `5.0` is 5.
pub fn integer<'de, T: Numbers, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::read(deserializer)
}

/// Like [`integer`], for a field that may be absent but not `null`.
pub fn present_integer<'de, T: Numbers, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::read(deserializer).map(Some)
}

/// Reads a field of an answer: what does not fit its type counts as absent, and costs nothing but itself.
pub fn lenient<'de, T: DeserializeOwned, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    Ok(Option::deserialize(ValueReader(value)).unwrap_or_default())
}

/// Like [`lenient`], for whole numbers, lists and maps of them.
pub fn lenient_integer<'de, T: Numbers, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    Ok(T::read(ValueReader(value)).ok())
}

/// The value of an object's only key, if that is this one.
pub fn only_key(value: &Value, key: &str) -> Option<Value> {
    let object = value.as_object().filter(|object| object.len() == 1)?;
    object.get(key).cloned()
}

/// The tag of an object and the content that stands beside it, of which the latter may be absent.
pub fn adjacent<E: Error>(
    value: &Value,
    type_name: &'static str,
    tag: &str,
    content: &str,
) -> Result<(String, Option<Value>), E> {
    let fields = value.as_object();
    let tag_value = fields.and_then(|fields| fields.get(tag)).and_then(Value::as_str);
    let (Some(fields), Some(tag_value)) = (fields, tag_value) else {
        let found = described(value);
        return Err(E::custom(format_args!(
            "no form of {type_name} fits: expected an object with the string `{tag}`, found {found}"
        )));
    };
    match fields.keys().find(|key| *key != tag && *key != content) {
        None => Ok((tag_value.to_owned(), fields.get(content).cloned())),
        Some(other) => {
            let key = one_line(other, 40);
            Err(E::custom(format_args!("{type_name} has only `{tag}` and `{content}`, found the key {key}")))
        }
    }
}

/// Reads content that may be absent.
pub fn optional<T: DeserializeOwned, E: Error>(content: Option<Value>) -> Result<Option<T>, E> {
    content.map(from_value).transpose()
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
pub(super) fn described(value: &Value) -> String {
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
