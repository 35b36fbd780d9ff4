//! Making values out of JSON.

use std::collections::BTreeMap;
use std::mem;

use serde::Deserialize;
use serde::de::{Deserializer, Error};
use serde_json::Value;

use super::super::numeric::Numeric;
use super::reader::{Reader, Reported};
use super::shape::Object;

/// A value that can be made out of JSON.
pub trait Build: Sized {
    /// Whether the server says it, so that what is odd in it must cost nothing else.
    const IS_ANSWER: bool = false;

    /// Takes the value out of the JSON. What is wrong has been reported when this fails.
    fn build(value: &mut Value, reader: &mut Reader) -> Result<Self, Reported>;

    /// Reads the value with any deserializer whose format describes itself.
    fn read_from<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Reader::read(Value::deserialize(deserializer)?, false).map_err(D::Error::custom)
    }

    /// The description of the object that it is, if it is one.
    fn object() -> Option<&'static Object> {
        None
    }
}

impl Build for String {
    fn build(value: &mut Value, reader: &mut Reader) -> Result<Self, Reported> {
        match value {
            Value::String(text) => Ok(mem::take(text)),
            other => Err(reader.mismatch("a string", other)),
        }
    }
}

impl Build for bool {
    fn build(value: &mut Value, reader: &mut Reader) -> Result<Self, Reported> {
        match value {
            Value::Bool(value) => Ok(*value),
            other => Err(reader.mismatch("a boolean", other)),
        }
    }
}

impl Build for Value {
    fn build(value: &mut Value, _: &mut Reader) -> Result<Self, Reported> {
        Ok(value.take())
    }
}

impl Build for f64 {
    #[expect(clippy::cast_precision_loss, reason = "a loss is found by comparing")]
    fn build(value: &mut Value, reader: &mut Reader) -> Result<Self, Reported> {
        let Value::Number(number) = value else { return Err(reader.mismatch("a number", value)) };
        let (float, whole) = match (number.as_i64(), number.as_u64()) {
            (Some(whole), _) => (whole as Self, Numeric::Integer(whole)),
            (None, Some(whole)) => (whole as Self, Numeric::Unsigned(whole)),
            (None, None) => {
                return number.as_f64().ok_or_else(|| reader.mismatch("a number of 64 bits", value));
            }
        };
        if Numeric::Float(float) == whole {
            Ok(float)
        } else {
            Err(reader.report("a whole number of so many digits would be rounded here"))
        }
    }
}

macro_rules! integers {
    ($($number:ident),+) => {$(
        impl Build for $number {
            fn build(value: &mut Value, reader: &mut Reader) -> Result<Self, Reported> {
                let number = reader.integer(value)?;
                Self::try_from(number).map_err(|_| reader.out_of_range(number, Self::MIN.into(), Self::MAX.into()))
            }
        }
    )+};
}

integers!(i32, i64, u32, u64);

impl<T: Build> Build for Box<T> {
    fn build(value: &mut Value, reader: &mut Reader) -> Result<Self, Reported> {
        T::build(value, reader).map(Self::new)
    }

    fn object() -> Option<&'static Object> {
        T::object()
    }
}

/// `null` is none.
impl<T: Build> Build for Option<T> {
    fn build(value: &mut Value, reader: &mut Reader) -> Result<Self, Reported> {
        if value.is_null() { Ok(None) } else { T::build(value, reader).map(Some) }
    }

    fn object() -> Option<&'static Object> {
        T::object()
    }
}

impl<T: Build> Build for Vec<T> {
    fn build(value: &mut Value, reader: &mut Reader) -> Result<Self, Reported> {
        let items = reader.items(value)?;
        let mut built = Self::with_capacity(items.len());
        let mut reported = None;
        for (index, item) in items.iter_mut().enumerate() {
            let mark = reader.mark();
            match T::build(item, reader) {
                Ok(item) => built.push(item),
                Err(error) => reported = Some(error),
            }
            reader.leave_item(mark, index);
        }
        reported.map_or(Ok(built), Err)
    }
}

impl<T: Build> Build for BTreeMap<String, T> {
    fn build(value: &mut Value, reader: &mut Reader) -> Result<Self, Reported> {
        let entries = reader.entries(value)?;
        let mut built = Self::new();
        let mut reported = None;
        for (key, value) in entries {
            let mark = reader.mark();
            match T::build(value, reader) {
                Ok(value) => {
                    built.insert(key.clone(), value);
                }
                Err(error) => reported = Some(error),
            }
            reader.leave_key(mark, key);
        }
        reported.map_or(Ok(built), Err)
    }
}
