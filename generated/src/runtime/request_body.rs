//! Request bodies.

use std::borrow::Cow;

use super::json::Reflect;

/// A request body: it is serialized as JSON, validated, and described in logs.
pub trait RequestBody: Reflect {
    /// Returns what must be known about the request once it is serialized.
    fn info(&self) -> RequestInfo;
}

/// What is known about a request besides its body.
#[derive(Clone, Debug)]
pub struct RequestInfo {
    /// Name of the operation.
    pub name: Cow<'static, str>,
    /// ID of the resource it is about, if there is one.
    pub resource_id: Option<String>,
    /// ID by which later events refer to the request, if it has one.
    pub correlation_id: Option<String>,
    /// Whether sending it twice has the same effect as once.
    pub is_idempotent: bool,
}
