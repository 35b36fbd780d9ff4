//! What can be sent.

use std::borrow::Cow;

use super::json::Reflect;

/// What can be sent: written as JSON, checked, and told about in logs.
pub trait RequestBody: Reflect {
    /// What is to be known of it when it has become bytes.
    fn info(&self) -> RequestInfo;
}

/// What is known of a request beside its body.
#[derive(Clone, Debug)]
pub struct RequestInfo {
    /// What it is called.
    pub name: Cow<'static, str>,
    /// The id of what it is about, if there is one.
    pub resource_id: Option<String>,
    /// The id by which later events refer to it, if it has one.
    pub correlation_id: Option<String>,
    /// Whether a second copy has no second effect.
    pub is_idempotent: bool,
}
