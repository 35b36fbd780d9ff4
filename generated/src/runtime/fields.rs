//! Reading an object whose tag says what its other fields are.

use serde::de::{DeserializeOwned, Error};
use serde_json::{Map, Value};

use super::decode::{self, PathError};
use super::excerpt::one_line;

/// The fields of an object, taken out one by one.
#[derive(Debug)]
pub struct Fields(Map<String, Value>);

impl Fields {
    /// The fields of a value, if it is an object.
    pub fn of(value: Value) -> Result<Self, PathError> {
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            other => Err(PathError::custom(format_args!(
                "expected an object, found {}",
                decode::described(&other)
            ))),
        }
    }

    /// The text of the field that tells what the object is.
    pub fn tag(&mut self, name: &'static str) -> Result<String, PathError> {
        self.take(name)
    }

    /// The value of a field that must be there.
    pub fn take<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<T, PathError> {
        let value = self.0.remove(name).ok_or_else(|| PathError::missing_field(name))?;
        decode::with_path(value).map_err(|error| error.below_key(name))
    }

    /// Nothing may be left over.
    pub fn finish(self, type_name: &'static str) -> Result<(), PathError> {
        match self.0.keys().next() {
            None => Ok(()),
            Some(key) => {
                Err(PathError::custom(format_args!("{type_name} has no field `{}` here", one_line(key, 40))))
            }
        }
    }
}
