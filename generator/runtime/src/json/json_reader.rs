//! Reading JSON with settings.

use serde_json::Value;

use super::build::Build;
use super::problem::{Problem, ReadError};
use super::reader::Reader;
use super::tape::Tape;

/// Reads requests and responses from JSON, for instance from a queue or a log.
///
/// Unknown fields are kept by default, as with `serde_json::from_str`.
#[derive(Clone, Copy, Debug, Default)]
pub struct JsonReader {
    denies_unknown: bool,
}

impl JsonReader {
    /// Creates a reader that keeps unknown fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Rejects unknown fields and suggests the field that was probably meant.
    ///
    /// Typed documents must then fit their type instead of staying JSON.
    #[must_use]
    pub fn deny_unknown_fields(mut self) -> Self {
        self.denies_unknown = true;
        self
    }

    /// Reads a JSON string.
    pub fn read_str<T: Build>(self, text: &str) -> Result<T, ReadError> {
        self.read_parsed(serde_json::from_str(text))
    }

    /// Reads JSON from UTF-8 bytes.
    pub fn read_slice<T: Build>(self, bytes: &[u8]) -> Result<T, ReadError> {
        // To check all bytes at once is faster than to check each string on its own.
        match std::str::from_utf8(bytes) {
            Ok(text) => self.read_str(text),
            Err(_) => self.read_parsed(serde_json::from_slice(bytes)),
        }
    }

    /// Reads a parsed JSON value.
    #[expect(clippy::needless_pass_by_value, reason = "the signature is that of `serde_json::from_value`")]
    pub fn read_value<T: Build>(self, value: Value) -> Result<T, ReadError> {
        Reader::read(Tape::from(&value).root(), self.denies_unknown)
    }

    fn read_parsed<T: Build>(self, parsed: serde_json::Result<Tape<'_>>) -> Result<T, ReadError> {
        let tape =
            parsed.map_err(|error| ReadError::new(vec![Problem::new(format!("invalid JSON: {error}"))]))?;
        Reader::read(tape.root(), self.denies_unknown)
    }
}
