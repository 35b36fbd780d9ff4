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

/// It is sent when it is awaited, and a second time only if the first has certainly not been carried out; [`RetryPolicy`] tells when, and
/// what a policy may change about it.
///
/// `tokio::spawn`, `join!` and `join_all` take futures, so give them `request.send()`, or `request.into_future()`, which
/// is a boxed future whose type can be named.
///
/// It needs a Tokio runtime to be awaited in. Dropping the future ends all work on the request, but leaves open whether
/// the server carries out what it has already been sent.
#[must_use = "nothing is sent until the request is awaited"]
pub struct PreparedRequest<R> {
    parts: RequestParts,
    answer: PhantomData<fn() -> R>,
}

/// The part of a request that does not depend on what is expected back.
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

    /// What is known of it. A client gives access to that in the words of its API.
    pub(crate) fn info(&self) -> &RequestInfo {
        &self.parts.info
    }

    /// How long this request may take in all, in place of the client's own setting. What that setting says about
    /// waits that the server asks for goes for this one too.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.parts.timeout = Some(timeout);
        self
    }

    /// When this request is sent again if it fails, in place of the client's own policy.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.parts.retry = Some(policy);
        self
    }

    /// Sends the request even if it breaks rules that this client knows, for the day on which the server has others.
    pub fn unchecked(mut self) -> Self {
        self.parts.invalid = None;
        self
    }
}

impl<R: FromResponse> PreparedRequest<R> {
    /// Sends the request and returns the answer, as awaiting the request itself does.
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
            let error = ConfigError::one("the timeout of the request is zero; give it some time");
            return Err(ErrorRepr::config(error));
        }
        let body = std::mem::replace(&mut self.body, Ok(Bytes::new())).map_err(ErrorRepr::serialize)?;
        exchange::run(&self, body).await
    }
}

/// Any 2xx is a success, whatever its body is: the server has carried the request out.
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
