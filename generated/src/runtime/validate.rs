//! Validates a request before it is sent.

use super::check::check;
use super::json::Reflect;
use super::validation_error::ValidationError;

/// A value that can be validated before it is sent.
pub trait Validate {
    /// Returns an error with every rule that the value breaks.
    ///
    /// Sending a request validates it automatically.
    fn validate(&self) -> Result<(), ValidationError>;
}

impl<T: Reflect> Validate for T {
    fn validate(&self) -> Result<(), ValidationError> {
        check(self)
    }
}
