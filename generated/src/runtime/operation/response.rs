//! The answer to an operation.

use std::fmt;

use super::super::from_response::FromResponse;
use super::super::raw_body::RawBody;
use super::Operation;

/// The answer to a request that the server carried out: its parsed body, and the body as received.
///
/// Any 2xx status counts as a success, whatever the body contains.
pub struct Response<O: Operation> {
    body: Option<O::Body>,
    raw: RawBody,
}

impl<O: Operation> Response<O> {
    /// Returns the parsed body.
    ///
    /// Returns `None` if the body has an unexpected shape; see [`Response::raw`].
    #[must_use]
    pub fn body(&self) -> Option<&O::Body> {
        self.body.as_ref()
    }

    /// Like [`Response::body`], but consumes the answer.
    #[must_use]
    pub fn into_body(self) -> Option<O::Body> {
        self.body
    }

    /// Returns the raw response body.
    #[must_use]
    pub fn raw(&self) -> &RawBody {
        &self.raw
    }
}

impl<O: Operation> From<RawBody> for Response<O> {
    /// Parses a response body. Useful in tests.
    fn from(raw: RawBody) -> Self {
        Self { body: raw.parse_whole(), raw }
    }
}

impl<O: Operation> FromResponse for Response<O> {
    type ErrorBody = O::ErrorBody;

    fn from_success(body: RawBody) -> Self {
        body.into()
    }
}

impl<O: Operation<Body: Clone>> Clone for Response<O> {
    fn clone(&self) -> Self {
        Self { body: self.body.clone(), raw: self.raw.clone() }
    }
}

impl<O: Operation<Body: fmt::Debug>> fmt::Debug for Response<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Response").field("body", &self.body).field("raw", &self.raw).finish()
    }
}
