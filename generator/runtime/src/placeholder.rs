//! Texts with a placeholder in them, which somebody else puts a value in place of later.

use serde::Serialize;
use serde_json::Value;

use super::field_validator::FieldValidator;
use super::pattern;

/// Whether a text has a placeholder in it: a piece that matches the regular expression.
pub fn is_in(text: &str, placeholder: &'static str) -> bool {
    pattern::compiled(placeholder).is_some_and(|expression| expression.is_match(text))
}

impl<T: Serialize> FieldValidator<'_, T> {
    /// A text with a placeholder in it keeps all rules that follow, since nobody knows yet what it will be.
    pub fn unless_placeholder(&mut self, placeholder: &'static str) -> &mut Self {
        // Text has many types; what they have in common is what they are in JSON. What cannot be written as JSON is
        // reported when the request is written.
        let json = serde_json::to_value(self.value()).unwrap_or_default();
        if matches!(json, Value::String(text) if is_in(&text, placeholder)) {
            self.exempt();
        }
        self
    }
}
