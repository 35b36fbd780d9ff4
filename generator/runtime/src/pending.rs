//! A request on its way.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;

use super::answer::Answer;
use super::config_error::ConfigError;
use super::error::Error;
use super::exchange::{self, Ended};
use super::failure::Failure;
use super::invalid_request::InvalidRequest;
use super::outcome::Outcome;
use super::retry_policy::RetryPolicy;
use super::sendable::Sendable;
use super::sender::Sender;

/// A request that is ready to be sent. Awaiting it sends it and gives the answer.
///
/// It is sent a second time only if the first has certainly not been carried out; [`RetryPolicy`] tells when, and
/// what a policy may change about it.
///
/// It needs a Tokio runtime to be awaited in. Dropping the future ends all work on the request, but leaves open whether
/// the server carries out what it has already been sent.
#[must_use = "nothing is sent until the request is awaited"]
pub struct Pending<R> {
    prepared: Prepared,
    answer: PhantomData<fn() -> R>,
}

/// The part of a request that does not depend on what is expected back.
pub(super) struct Prepared {
    pub(super) sender: Sender,
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    pub(super) about: About,
    pub(super) timeout: Option<Duration>,
    pub(super) retry: Option<RetryPolicy>,
    body: serde_json::Result<Bytes>,
    invalid: Option<InvalidRequest>,
}

/// What a request is about.
pub(super) struct About {
    pub(super) name: &'static str,
    pub(super) subject: Option<String>,
    pub(super) is_repeatable: bool,
}

impl<R> Pending<R> {
    pub(super) fn new(prepared: Prepared) -> Self {
        Self { prepared, answer: PhantomData }
    }

    /// How long this request may take in all, in place of the client's own setting. What that setting says about
    /// waits that the server asks for goes for this one too.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.prepared.timeout = Some(timeout);
        self
    }

    /// When this request is sent again if it fails, in place of the client's own policy.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.prepared.retry = Some(policy);
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
        let Prepared { method, path, about, timeout, retry, invalid, .. } = &self.prepared;
        formatter
            .debug_struct("Pending")
            .field("name", &about.name)
            .field("subject", &about.subject)
            .field("method", method)
            .field("path", path)
            .field("timeout", timeout)
            .field("retry", retry)
            .field("invalid", invalid)
            .finish_non_exhaustive()
    }
}

impl Prepared {
    pub(super) fn new(
        sender: Sender,
        method: &'static str,
        path: &'static str,
        request: &(impl Sendable + ?Sized),
    ) -> Self {
        let about = About {
            name: request.name(),
            subject: request.subject().map(str::to_owned),
            is_repeatable: request.is_repeatable(),
        };
        Self {
            sender,
            method,
            path,
            about,
            timeout: None,
            retry: None,
            body: serde_json::to_vec(request).map(Bytes::from),
            invalid: request.validate().err(),
        }
    }

    async fn send(mut self) -> Result<Ended, Failure> {
        if let Some(invalid) = self.invalid.take() {
            return Err(Failure::invalid(invalid));
        }
        if self.timeout.is_some_and(|timeout| timeout.is_zero()) {
            let error = ConfigError::one("the timeout of the request is zero; give it some time");
            return Err(Failure::config(error));
        }
        let body = std::mem::replace(&mut self.body, Ok(Bytes::new())).map_err(Failure::serialize)?;
        exchange::run(&self, body).await
    }
}

/// Any 2xx is a success, whatever its body is: the server has carried the request out.
fn answer_or_error<R: Answer>(sent: Result<Ended, Failure>) -> Result<R, Error<R::ErrorBody>> {
    let ended = sent.map_err(|failure| Error::new(failure, None))?;
    let status = ended.body.status();
    match Outcome::of_status(status) {
        None => Ok(R::from_success(ended.body)),
        Some(_) if matches!(status, 300..=399) => Err(Error::new(Failure::redirect(ended), None)),
        Some(_) => {
            let body = R::error_body(status, &ended.body);
            let description = R::describe(&body);
            Err(Error::new(Failure::answered(ended, description.as_deref()), Some(body)))
        }
    }
}
