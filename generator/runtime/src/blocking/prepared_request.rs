//! A blocking request.

use std::fmt;
use std::future::IntoFuture;
use std::time::Duration;

use super::super::error::Error;
use super::super::from_response::FromResponse;
use super::super::request_body::RequestInfo;
use super::super::retry_policy::RetryPolicy;
use super::Executor;

/// A request that is ready to be sent.
///
/// Nothing is sent until [`PreparedRequest::send`] is called, which waits for the response.
#[must_use = "nothing is sent until `send` is called"]
pub struct PreparedRequest<R> {
    request: super::super::PreparedRequest<R>,
    executor: Executor,
}

impl<R> PreparedRequest<R> {
    pub(super) fn new(request: super::super::PreparedRequest<R>, executor: Executor) -> Self {
        Self { request, executor }
    }

    pub(super) fn into_parts(self) -> (super::super::PreparedRequest<R>, Executor) {
        (self.request, self.executor)
    }

    pub(super) fn executor(&self) -> &Executor {
        &self.executor
    }

    pub(crate) fn info(&self) -> &RequestInfo {
        self.request.info()
    }

    /// Overrides the client's timeout: how long this request may take in total.
    ///
    /// As with the client's timeout, waits that the server asks for come on top.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { request: self.request.timeout(timeout), ..self }
    }

    /// Overrides the client's retry policy for this request.
    pub fn retry(self, policy: RetryPolicy) -> Self {
        Self { request: self.request.retry(policy), ..self }
    }

    /// Skips validation, so that the request is sent even if it breaks rules known to this client.
    ///
    /// Useful if the server's rules have changed.
    pub fn unchecked(self) -> Self {
        Self { request: self.request.unchecked(), ..self }
    }
}

impl<R: FromResponse> PreparedRequest<R> {
    /// Sends the request and waits for the response.
    pub fn send(self) -> Result<R, Error<R::ErrorBody>> {
        self.executor.wait(self.request.into_future())
    }
}

impl<R> fmt::Debug for PreparedRequest<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(formatter)
    }
}
