//! Looking at a request before it is sent.

use super::check::check;
use super::json::Reflect;
use super::validation_error::ValidationError;

/// A value whose rules can be looked at before it is sent.
pub trait Validate {
    /// Says which rules the value breaks. Sending a request does this by itself.
    fn validate(&self) -> Result<(), ValidationError>;
}

impl<T: Reflect> Validate for T {
    fn validate(&self) -> Result<(), ValidationError> {
        check(self)
    }
}
