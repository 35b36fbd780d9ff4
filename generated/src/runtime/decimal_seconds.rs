//! A number of seconds that travels as text.

use std::time::Duration;

use super::json;
use super::string_type;
use super::time_units::Seconds;

/// A number of whole seconds, written as decimal digits in a string, because the API asks for it in that form.
///
/// Comes from a `u32`, from a [`Duration`] (rounded up to whole seconds) or from text, which is kept as it is.
#[derive(Clone, PartialEq, Eq)]
pub struct DecimalSeconds(String);

impl DecimalSeconds {
    const TEXT: &json::Text =
        &json::Text { name: "DecimalSeconds", style: json::Style::Digits, ..json::Text::PLAIN };

    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, or `None` if the text is not made of decimal digits or is too large for a `u64`.
    pub fn seconds(&self) -> Option<u64> {
        // `parse` alone would take a leading plus sign too.
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
