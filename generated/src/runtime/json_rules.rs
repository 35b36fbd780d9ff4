//! Rules for fields that take any JSON.

use serde_json::Value;

use super::field_validator::FieldValidator;
use super::validation_error::Relation;

/// A JSON value, or an optional one: what the rules for JSON apply to.
pub trait JsonField {
    /// The value, unless it is absent.
    fn json(&self) -> Option<&Value>;
}

impl JsonField for Value {
    fn json(&self) -> Option<&Value> {
        Some(self)
    }
}

impl<T: JsonField> JsonField for Option<T> {
    fn json(&self) -> Option<&Value> {
        self.as_ref().and_then(T::json)
    }
}

impl<T: JsonField> FieldValidator<'_, T> {
    /// The value must be an object.
    pub fn object(&mut self) -> &mut Self {
        let found = match self.value().json() {
            None | Some(Value::Object(_)) => return self,
            Some(Value::Null) => "null",
            Some(Value::Bool(_)) => "a boolean",
            Some(Value::Number(_)) => "a number",
            Some(Value::String(_)) => "a string",
            Some(Value::Array(_)) => "an array",
        };
        self.violates(Relation::Is, found, "must be a JSON object");
        self
    }
}
