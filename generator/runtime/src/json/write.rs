//! Writing values as JSON or any other format that serde supports.

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

use super::super::numeric::Numeric;
use super::reflect::{Fields, Reflect, View};
use super::shape::{AdditionalProperties, Layout, Object, Selector, Union};

/// Serializes the value to JSON text.
pub fn to_vec(value: &dyn Reflect) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec(&value.view())
}

/// Converts the value to a JSON value.
pub(in super::super) fn to_value(view: View<'_>) -> serde_json::Result<Value> {
    serde_json::to_value(view)
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            View::Absent | View::Null | View::Unit => serializer.serialize_none(),
            View::Boolean(value) => serializer.serialize_bool(value),
            View::Number(value) => number(value, serializer),
            View::Text(text, _) => serializer.serialize_str(text),
            View::KnownNumber(value, _) => serializer.serialize_i64(value),
            View::Json(value, _) | View::Other(value) => value.serialize(serializer),
            View::List(list) => {
                let mut sequence = serializer.serialize_seq(Some(list.count()))?;
                for index in 0..list.count() {
                    sequence.serialize_element(&list.item(index))?;
                }
                sequence.end()
            }
            View::Union(union, index, payload) => form(union, index, payload, serializer),
            View::Object(object, fields) => {
                let mut map = serializer.serialize_map(None)?;
                object_members(object, fields, &mut map)?;
                map.end()
            }
            View::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.count()))?;
                members(*self, &mut map)?;
                map.end()
            }
        }
    }
}

/// Writes a number; integers are written without a fraction: `5` instead of `5.0`.
///
/// Servers that insist on integers require that. A number that JSON cannot represent is an error rather than
/// `null`.
fn number<S: Serializer>(number: Numeric, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        Numeric::Integer(number) => serializer.serialize_i64(number),
        Numeric::Unsigned(number) => serializer.serialize_u64(number),
        Numeric::Float(number) if !number.is_finite() => {
            Err(S::Error::custom("number is not finite and cannot be represented in JSON"))
        }
        #[expect(clippy::cast_possible_truncation, reason = "the number is an integer in range")]
        Numeric::Float(number) if number.fract() == 0.0 && number.abs() <= Numeric::EXACT => {
            serializer.serialize_i64(number as i64)
        }
        Numeric::Float(number) => serializer.serialize_f64(number),
    }
}

fn form<S: Serializer>(
    union: &'static Union,
    index: usize,
    payload: &dyn Reflect,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match (union.variants[index].selector, union.layout) {
        (Selector::Text(text), _) => serializer.serialize_str(text),
        (Selector::Key(key), _) => {
            let mut map = serializer.serialize_map(Some(1))?;
            map.serialize_entry(key, &payload.view())?;
            map.end()
        }
        (_, Layout::Plain | Layout::TagKept(_)) => payload.view().serialize(serializer),
        _ => {
            let mut map = serializer.serialize_map(None)?;
            members(View::Union(union, index, payload), &mut map)?;
            map.end()
        }
    }
}

/// Writes the fields of a value that is an object in JSON.
fn members<M: SerializeMap>(view: View<'_>, map: &mut M) -> Result<(), M::Error> {
    match view {
        View::Object(object, fields) => object_members(object, fields, map),
        View::Map(entries) if entries.count() == 0 => Ok(()),
        View::Map(entries) => {
            entries.entries().try_for_each(|(key, value)| map.serialize_entry(key, &value.view()))
        }
        View::Json(Value::Object(fields), _) => {
            fields.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))
        }
        View::Union(union, index, payload) => match (union.layout, union.variants[index].selector) {
            (_, Selector::Key(key)) => map.serialize_entry(key, &payload.view()),
            (Layout::Tagged(tag), Selector::Tag([value, ..])) => {
                map.serialize_entry(tag, value)?;
                members(payload.view(), map)
            }
            (Layout::Adjacent { tag, content, .. }, Selector::Tag([value, ..])) => {
                map.serialize_entry(tag, value)?;
                match payload.view() {
                    View::Absent | View::Unit => Ok(()),
                    view => map.serialize_entry(content, &view),
                }
            }
            _ => members(payload.view(), map),
        },
        View::Absent | View::Unit => Ok(()),
        _ => Err(M::Error::custom("the content of a tagged variant must be an object")),
    }
}

fn object_members<M: SerializeMap>(
    object: &Object,
    fields: &dyn Fields,
    map: &mut M,
) -> Result<(), M::Error> {
    if let Some((name, value)) = object.tag {
        map.serialize_entry(name, value)?;
    }
    let mut failure = None;
    fields.each(object, &mut |index, value| {
        if failure.is_none() {
            let written = match object.fields.get(index) {
                Some(field) if field.choice.is_none() => map.serialize_entry(field.name, &value.view()),
                // The key of a variant, or the keys of the additional fields.
                _ => members(value.view(), map),
            };
            if let Err(error) = written {
                failure = Some(error);
            }
        }
    });
    failure.map_or(Ok(()), Err)
}
