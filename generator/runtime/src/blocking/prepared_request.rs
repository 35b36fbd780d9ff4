//! A request that is sent by waiting for its answer.

use std::fmt;
use std::future::IntoFuture;
use std::time::Duration;

use super::super::error::Error;
use super::super::error_repr::ErrorRepr;
use super::super::from_response::FromResponse;
use super::super::request_body::RequestInfo;
use super::super::retry_policy::RetryPolicy;
use super::Executor;

/// A request that is ready to be sent. [`PreparedRequest::send`] sends it and waits for the answer.
#[must_use = "nothing is sent until `send` is called"]
pub struct PreparedRequest<R> {
    request: super::super::PreparedRequest<R>,
    executor: Executor,
}

impl<R> PreparedRequest<R> {
    pub(super) fn new(request: super::super::PreparedRequest<R>, executor: Executor) -> Self {
        Self { request, executor }
    }

    pub(crate) fn info(&self) -> &RequestInfo {
        self.request.info()
    }

    /// How long this request may take in all, in place of the client's own setting. What that setting says about
    /// waits that the server asks for goes for this one too.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { request: self.request.timeout(timeout), ..self }
    }

    /// When this request is sent again if it fails, in place of the client's own policy.
    pub fn retry(self, policy: RetryPolicy) -> Self {
        Self { request: self.request.retry(policy), ..self }
    }

    /// Sends the request even if it breaks rules that this client knows, for the day on which the server has others.
    pub fn unchecked(self) -> Self {
        Self { request: self.request.unchecked(), ..self }
    }
}

impl<R: FromResponse> PreparedRequest<R> {
    /// Sends the request and waits for the answer.
    pub fn send(self) -> Result<R, Error<R::ErrorBody>> {
        let completed = self.executor.run(self.request.into_future());
        completed.unwrap_or_else(|| Err(Error::new(ErrorRepr::abandoned(), None)))
    }
}

impl<R> fmt::Debug for PreparedRequest<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(formatter)
    }
}
