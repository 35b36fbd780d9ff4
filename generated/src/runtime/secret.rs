//! Strings that must not appear in logs.

use super::json;

/// A password, token or other string that is sent unchanged but never printed.
///
/// `Debug` prints `Secret(..)`, and there is no `Display`. [`Secret::expose`] returns the string.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    const TEXT: &json::Text = &json::Text { name: "Secret", style: json::Style::Secret, ..json::Text::PLAIN };

    /// Returns the string itself. Do not log or print it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl Secret {
    fn as_str(&self) -> &str {
        self.expose()
    }
}

json::text!(Secret);
