//! A number of seconds, sent as a string.

use std::time::Duration;

use super::json;
use super::string_type;
use super::time_units::Seconds;

/// A number of whole seconds, sent as a string of decimal digits.
///
/// The API expects this form. Converts from a `u32`, from a [`Duration`] (rounded up to whole seconds), or
/// from a string, which is kept unchanged.
#[derive(Clone, PartialEq, Eq)]
pub struct DecimalSeconds(String);

impl DecimalSeconds {
    const TEXT: &json::Text =
        &json::Text { name: "DecimalSeconds", style: json::Style::Digits, ..json::Text::PLAIN };

    /// Returns the string as it is sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the number, or `None` if the string is not all decimal digits or does not fit in a `u64`.
    pub fn seconds(&self) -> Option<u64> {
        // `parse` alone would also accept a leading plus sign.
        if self.has_digits_only() { self.0.parse().ok() } else { None }
    }

    fn has_digits_only(&self) -> bool {
        !self.0.is_empty() && self.0.bytes().all(|byte| byte.is_ascii_digit())
    }
}

impl From<u32> for DecimalSeconds {
    fn from(seconds: u32) -> Self {
        Self(seconds.to_string())
    }
}

impl From<Duration> for DecimalSeconds {
    fn from(duration: Duration) -> Self {
        Self(Seconds::<u64>::from(duration).0.to_string())
    }
}

impl From<String> for DecimalSeconds {
    fn from(text: String) -> Self {
        Self(text)
    }
}

string_type!(DecimalSeconds, Display);

json::text!(DecimalSeconds);
