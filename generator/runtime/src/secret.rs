//! Text that must not be seen in logs.

use super::json;

/// A password, token or other text that is sent as it is but never printed.
///
/// `Debug` prints `Secret(..)`, and there is no `Display`. [`Secret::expose`] gives the text.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    const TEXT: &json::Text = &json::Text { name: "Secret", style: json::Style::Secret, ..json::Text::PLAIN };

    /// The text itself. Take care where it goes.
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
