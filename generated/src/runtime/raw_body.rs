//! Response bodies as received.

use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

use super::json::{Build, JsonReader};

/// Maximum size of a body that is parsed as JSON, in bytes.
const LONGEST_JSON: usize = 128 * 1024;

/// The body of a response as received: JSON, a proxy's HTML page, or nothing.
///
/// `Debug` does not print the content, since it may contain personal data.
#[derive(Clone, PartialEq, Eq)]
pub struct RawBody {
    status: u16,
    bytes: Vec<u8>,
    is_complete: bool,
}

impl RawBody {
    /// Creates a body. Useful in tests.
    pub fn new(status: u16, bytes: impl Into<Vec<u8>>, is_complete: bool) -> Self {
        Self { status, bytes: bytes.into(), is_complete }
    }

    /// Returns the HTTP status of the response.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns the body as bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the body as text, with invalid UTF-8 replaced by the replacement character.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.without_byte_order_mark())
    }

    /// Returns whether the whole body was read.
    ///
    /// If not, the connection broke, time ran out, or the body was too long.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// Parses the body as JSON; `None` if it is not JSON, not complete, or longer than 128 KiB.
    ///
    /// Real responses are a few kilobytes. Parsed JSON takes many times the memory of its text, and a faulty
    /// server must not be able to exhaust memory. [`RawBody::bytes`] has the content in any case.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(self.json_text()?).ok()
    }

    /// Parses the body as `T`; `None` if it does not fit, or if [`RawBody::json`] returns `None`.
    pub fn parse<T: Build>(&self) -> Option<T> {
        JsonReader::new().read_slice(self.json_text()?).ok()
    }

    /// Parses the body as `T`, however long it is. For bodies that are lists of any length.
    pub(super) fn parse_whole<T: Build>(&self) -> Option<T> {
        let text = self.is_complete.then(|| self.without_byte_order_mark())?;
        JsonReader::new().read_slice(text).ok()
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The text of the body, if it may be read as JSON.
    fn json_text(&self) -> Option<&[u8]> {
        (self.is_complete && self.bytes.len() <= LONGEST_JSON).then(|| self.without_byte_order_mark())
    }

    /// Returns the bytes without the byte order mark that some servers send and JSON does not allow.
    fn without_byte_order_mark(&self) -> &[u8] {
        self.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.bytes)
    }
}

impl fmt::Debug for RawBody {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RawBody")
            .field("status", &self.status)
            .field("length", &self.bytes.len())
            .field("is_complete", &self.is_complete)
            .finish()
    }
}
