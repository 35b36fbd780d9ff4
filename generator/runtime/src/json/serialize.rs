//! Serializes values to any format that serde supports. JSON text is written by `write`.

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

use super::super::numeric::Numeric;
use super::members::NO_OBJECT;
use super::reflect::View;

/// Converts the value to a JSON value.
pub(in super::super) fn to_value(view: View<'_>) -> serde_json::Result<Value> {
    serde_json::to_value(view)
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.resolved() {
            View::Absent | View::Null | View::Unit => serializer.serialize_none(),
            View::Boolean(value) => serializer.serialize_bool(value),
            View::Number(number) => match number.in_json() {
                Some(Numeric::Integer(number)) => serializer.serialize_i64(number),
                Some(Numeric::Unsigned(number)) => serializer.serialize_u64(number),
                Some(Numeric::Float(number)) => serializer.serialize_f64(number),
                None => Err(S::Error::custom(Numeric::NOT_FINITE)),
            },
            View::KnownNumber(number, _) => serializer.serialize_i64(number),
            View::Text(text, _) => serializer.serialize_str(text),
            View::Json(value, _) | View::Other(value) => value.serialize(serializer),
            View::List(list) => {
                let mut sequence = serializer.serialize_seq(Some(list.count()))?;
                for index in 0..list.count() {
                    sequence.serialize_element(&list.item(index))?;
                }
                sequence.end()
            }
            view @ (View::Map(_) | View::Object(..) | View::Union(..)) => {
                let mut map = serializer.serialize_map(None)?;
                let mut written = Ok(());
                let is_object = view.each_member(&mut |key, value| {
                    if written.is_ok() {
                        written = map.serialize_entry(key, &value);
                    }
                });
                written?;
                if is_object { map.end() } else { Err(S::Error::custom(NO_OBJECT)) }
            }
        }
    }
}
