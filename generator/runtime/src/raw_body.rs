//! The body of an answer as it came.

use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

use super::json::{Build, JsonReader};

/// How long a body may be that is read as JSON.
const LONGEST_JSON: usize = 128 * 1024;

/// The body of an answer as it came, whatever it is: JSON, a proxy's HTML page, or nothing.
///
/// `Debug` prints only its size, since it may hold personal data.
#[derive(Clone, PartialEq, Eq)]
pub struct RawBody {
    status: u16,
    bytes: Vec<u8>,
    is_complete: bool,
}

impl RawBody {
    /// Puts a body together, which is of use in tests.
    pub fn new(status: u16, bytes: impl Into<Vec<u8>>, is_complete: bool) -> Self {
        Self { status, bytes: bytes.into(), is_complete }
    }

    /// The HTTP status that it came with.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The text; bytes that are not UTF-8 appear as the replacement character.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.without_byte_order_mark())
    }

    /// Whether all of it was read. Otherwise the connection broke, time ran out, or it was too long.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The body as JSON, or `None` if it is not JSON, not all there, or longer than 128 KiB.
    ///
    /// Real answers are a few kilobytes. What is read takes many times the memory of its text, and a server gone wrong
    /// must not be able to use up all there is; [`RawBody::bytes`] has the text in any case.
    pub fn json(&self) -> Option<Value> {
        if !self.is_complete || self.bytes.len() > LONGEST_JSON {
            return None;
        }
        serde_json::from_slice(self.without_byte_order_mark()).ok()
    }

    /// The body as a value of some type, or `None` if it does not fit, or is not JSON by the standards of
    /// [`RawBody::json`].
    pub fn parse<T: Build>(&self) -> Option<T> {
        JsonReader::new().read_value(self.json()?).ok()
    }

    /// The bytes without the mark that some servers put before UTF-8, which JSON does not allow.
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
