//! What can be sent.

use serde::Serialize;

use super::validate::Validate;

/// What can be sent: written as JSON, checked, and told about in logs.
pub trait RequestBody: Serialize + Validate {
    /// What it is called.
    fn name(&self) -> &'static str;

    /// The id of what it is about, if there is one.
    fn resource_id(&self) -> Option<&str>;

    /// Whether a second copy has no second effect.
    fn is_idempotent(&self) -> bool;
}
