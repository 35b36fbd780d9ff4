//! Reading with settings.

use serde_json::Value;

use super::build::Build;
use super::node::Node;
use super::problem::{Problem, ReadError};
use super::reader::Reader;

/// Reads requests and answers from JSON, for instance out of a queue or a log.
///
/// By default fields that a type does not know are kept, as `serde_json::from_str` does too.
#[derive(Clone, Copy, Debug, Default)]
pub struct JsonReader {
    denies_unknown: bool,
}

impl JsonReader {
    /// Keeps fields that a type does not know.
    pub fn new() -> Self {
        Self::default()
    }

    /// Refuses fields that a type does not know, and says which was probably meant.
    ///
    /// A document that is typed must then have its type, rather than stay JSON.
    #[must_use]
    pub fn deny_unknown_fields(mut self) -> Self {
        self.denies_unknown = true;
        self
    }

    /// Reads JSON text.
    pub fn read_str<T: Build>(self, text: &str) -> Result<T, ReadError> {
        self.read_slice(text.as_bytes())
    }

    /// Reads JSON text in UTF-8.
    pub fn read_slice<T: Build>(self, bytes: &[u8]) -> Result<T, ReadError> {
        let value: Node<'_> = serde_json::from_slice(bytes)
            .map_err(|error| ReadError::new(vec![Problem::new(format!("not JSON: {error}"))]))?;
        Reader::read(value, self.denies_unknown)
    }

    /// Reads JSON that has been taken apart.
    pub fn read_value<T: Build>(self, value: Value) -> Result<T, ReadError> {
        Reader::read(value.into(), self.denies_unknown)
    }
}
