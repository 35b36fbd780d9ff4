//! Serializing values to any format that serde supports.

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

use super::super::numeric::Numeric;
use super::reflect::View;

/// Converts the value to a JSON value.
pub(in super::super) fn to_value(view: View<'_>) -> serde_json::Result<Value> {
    serde_json::to_value(view)
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
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
            View::Map(_) | View::Object(..) => object(*self, serializer),
            View::Union(..) => match self.resolved() {
                view @ View::Union(..) => object(view, serializer),
                content => content.serialize(serializer),
            },
        }
    }
}

fn object<S: Serializer>(view: View<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    view.members(&mut map)?;
    map.end()
}
