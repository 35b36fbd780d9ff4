//! A request that is ready to be sent.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;

use super::check::check;
use super::config_error::ConfigError;
use super::error::Error;
use super::error_repr::ErrorRepr;
use super::exchange::{self, Completed};
use super::from_response::FromResponse;
use super::json::to_vec;
use super::observe::Trace;
use super::outcome::Outcome;
use super::request_body::{RequestBody, RequestInfo};
use super::retry_policy::RetryPolicy;
use super::sender::Sender;
use super::validation_error::ValidationError;

/// Nothing is sent until the request is awaited.
///
/// A failed attempt is retried only if that is safe; see [`RetryPolicy`].
///
/// `tokio::spawn`, `join!` and `join_all` take futures: pass them `request.send()`, or
/// `request.into_future()`, which is a boxed future whose type can be named.
///
/// Await it in a Tokio runtime. Dropping the future stops all work on the request, but the server may still
/// carry out what has already been sent.
#[must_use = "nothing is sent until the request is awaited"]
pub struct PreparedRequest<R> {
    parts: RequestParts,
    answer: PhantomData<fn() -> R>,
}

/// The part of a request that does not depend on the expected response.
pub(super) struct RequestParts {
    pub(super) sender: Sender,
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    pub(super) info: RequestInfo,
    pub(super) timeout: Option<Duration>,
    pub(super) retry: Option<RetryPolicy>,
    body: serde_json::Result<Bytes>,
    invalid: Option<ValidationError>,
}

impl<R> PreparedRequest<R> {
    pub(super) fn new(parts: RequestParts) -> Self {
        Self { parts, answer: PhantomData }
    }

    /// Returns what is known about the request. A client exposes it in the terms of its API.
    pub(crate) fn info(&self) -> &RequestInfo {
        &self.parts.info
    }

    /// Overrides the client's timeout: how long this request may take in total.
    ///
    /// As with the client's timeout, waits that the server asks for come on top.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.parts.timeout = Some(timeout);
        self
    }

    /// Overrides the client's retry policy for this request.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.parts.retry = Some(policy);
        self
    }

    /// Skips validation, so that the request is sent even if it breaks rules known to this client.
    ///
    /// Useful if the server's rules have changed.
    pub fn unchecked(mut self) -> Self {
        self.parts.invalid = None;
        self
    }
}

impl<R: FromResponse> PreparedRequest<R> {
    /// Sends the request and returns the response, as awaiting the request itself does.
    pub async fn send(self) -> Result<R, Error<R::ErrorBody>> {
        let trace = Trace::begin(self.parts.sender.shared().service, &self.parts.info);
        let completed = trace.around(self.parts.send()).await;
        trace.completed(&completed);
        let answer = answer_or_error(completed);
        trace.end(&answer);
        answer
    }
}

impl<R: FromResponse> IntoFuture for PreparedRequest<R> {
    type Output = Result<R, Error<R::ErrorBody>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl<R> fmt::Debug for PreparedRequest<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RequestParts { method, path, info, timeout, retry, invalid, .. } = &self.parts;
        formatter
            .debug_struct("PreparedRequest")
            .field("name", &info.name)
            .field("resource_id", &info.resource_id)
            .field("correlation_id", &info.correlation_id)
            .field("method", method)
            .field("path", path)
            .field("timeout", timeout)
            .field("retry", retry)
            .field("invalid", invalid)
            .finish_non_exhaustive()
    }
}

impl RequestParts {
    pub(super) fn new(
        sender: Sender,
        method: &'static str,
        path: &'static str,
        request: &impl RequestBody,
    ) -> Self {
        Self {
            sender,
            method,
            path,
            info: request.info(),
            timeout: None,
            retry: None,
            body: to_vec(request).map(Bytes::from),
            invalid: check(request).err(),
        }
    }

    async fn send(mut self) -> Result<Completed, ErrorRepr> {
        if let Some(invalid) = self.invalid.take() {
            return Err(ErrorRepr::invalid(invalid));
        }
        if self.timeout.is_some_and(|timeout| timeout.is_zero()) {
            let error = ConfigError::one("the request timeout is zero; set a positive duration");
            return Err(ErrorRepr::config(error));
        }
        let body = std::mem::replace(&mut self.body, Ok(Bytes::new())).map_err(ErrorRepr::serialize)?;
        exchange::run(&self, body).await
    }
}

/// Any 2xx is a success, whatever its body: the server has carried out the request.
fn answer_or_error<R: FromResponse>(sent: Result<Completed, ErrorRepr>) -> Result<R, Error<R::ErrorBody>> {
    let completed = sent.map_err(|repr| Error::new(repr, None))?;
    let status = completed.body.status();
    match Outcome::of_status(status) {
        None => Ok(R::from_success(completed.body)),
        Some(_) if matches!(status, 300..=399) => Err(Error::new(ErrorRepr::redirect(completed), None)),
        Some(_) => {
            let body = R::error_body(&completed.body);
            let description = R::describe(&body);
            Err(Error::new(ErrorRepr::answered(completed, description.as_deref()), Some(body)))
        }
    }
}
