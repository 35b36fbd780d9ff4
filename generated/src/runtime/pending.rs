//! A request on its way.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

use super::answer::Answer;
use super::config_error::ConfigError;
use super::error::Error;
use super::failure::Failure;
use super::invalid_request::InvalidRequest;
use super::send::{RawRequest, RawResponse};
use super::transport::Transport;

/// A request that is ready to be sent. Awaiting it sends it, at most once, and gives the answer.
///
/// It needs a Tokio runtime to be awaited in. Dropping the future on the way leaves open whether the request is
/// carried out.
#[must_use = "nothing is sent until the request is awaited"]
pub struct Pending<R> {
    prepared: Prepared,
    answer: PhantomData<fn() -> R>,
}

/// The part of a request that does not depend on what is expected back.
pub(super) struct Prepared {
    transport: Transport,
    method: &'static str,
    path: &'static str,
    body: serde_json::Result<Vec<u8>>,
    invalid: Option<InvalidRequest>,
    timeout: Option<Duration>,
}

impl<R> Pending<R> {
    pub(super) fn new(prepared: Prepared) -> Self {
        Self { prepared, answer: PhantomData }
    }

    /// How long this request may take in all, in place of the client's own setting.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.prepared.timeout = Some(timeout);
        self
    }

    /// Sends the request even if it breaks rules that this client knows, for the day on which the server has others.
    pub fn unchecked(mut self) -> Self {
        self.prepared.invalid = None;
        self
    }
}

impl<R: Answer> IntoFuture for Pending<R> {
    type Output = Result<R, Error<R::ErrorBody>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { answer_or_error(self.prepared.send().await) })
    }
}

impl<R> fmt::Debug for Pending<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Prepared { method, path, timeout, invalid, .. } = &self.prepared;
        formatter
            .debug_struct("Pending")
            .field("method", method)
            .field("path", path)
            .field("timeout", timeout)
            .field("invalid", invalid)
            .finish_non_exhaustive()
    }
}

impl Prepared {
    pub(super) fn new(
        transport: Transport,
        method: &'static str,
        path: &'static str,
        body: serde_json::Result<Vec<u8>>,
        invalid: Option<InvalidRequest>,
    ) -> Self {
        Self { transport, method, path, body, invalid, timeout: None }
    }

    async fn send(self) -> Result<RawResponse, Failure> {
        if let Some(invalid) = self.invalid {
            return Err(Failure::invalid(invalid));
        }
        if self.timeout.is_some_and(|timeout| timeout.is_zero()) {
            let error = ConfigError::one("the timeout of the request is zero; give it some time");
            return Err(Failure::config(error));
        }
        let request = RawRequest {
            method: self.method,
            path: self.path,
            body: self.body.map_err(Failure::serialize)?,
            timeout: self.timeout,
        };
        self.transport.send_raw(request).await
    }
}

/// Any 2xx is a success, whatever its body is: the server has carried the request out.
fn answer_or_error<R: Answer>(sent: Result<RawResponse, Failure>) -> Result<R, Error<R::ErrorBody>> {
    let response = sent.map_err(|failure| Error::new(failure, None))?;
    match response.body.status() {
        200..=299 => Ok(R::from_success(response.body)),
        300..=399 => Err(Error::new(Failure::redirect(response), None)),
        status => {
            let body = R::error_body(status, &response.body);
            let description = R::describe(&body);
            Err(Error::new(Failure::answered(response, description.as_deref()), Some(body)))
        }
    }
}
