//! A request that is ready to be sent.

use std::borrow::Cow;
use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use reqwest::Url;

use super::check::check;
use super::config_error::ConfigError;
use super::error::Error;
use super::error_repr::ErrorRepr;
use super::exchange::{self, Completed};
use super::from_response::{FromErrorBody, FromResponse};
use super::json::{Reflect, to_vec};
use super::observe::Trace;
use super::operation::Authentication;
use super::outcome::Outcome;
use super::request_body::{RequestBody, RequestInfo};
use super::retry_policy::RetryPolicy;
use super::sender::Sender;
use super::validation_error::{ValidationError, Violation};

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
#[derive(Clone)]
pub(super) struct RequestParts {
    pub(super) sender: Sender,
    pub(super) method: &'static str,
    pub(super) target: Target,
    pub(super) authentication: Authentication,
    pub(super) info: RequestInfo,
    pub(super) timeout: Option<Duration>,
    pub(super) retry: Option<RetryPolicy>,
    /// Whether the body of a success is taken while it arrives.
    pub(super) streams: bool,
    body: Option<Bytes>,
    /// Why the request cannot be sent, unless it is sent unchecked.
    invalid: Option<ValidationError>,
    /// Why the request cannot be sent at all.
    unsendable: Option<Unsendable>,
}

/// Where a request is sent to.
#[derive(Clone)]
pub(super) enum Target {
    /// A path and perhaps a query, below the base URL.
    Path(Cow<'static, str>),
    /// A URL that the server returned, on the same server.
    Link(Url),
    /// A URL that the server returned, perhaps on another server, which must not see the credentials.
    Elsewhere(Url),
}

impl Target {
    /// Returns the path, without the query, which may hold personal data.
    fn path(&self) -> &str {
        match self {
            Self::Path(path) => path.split('?').next().unwrap_or(path),
            Self::Link(url) | Self::Elsewhere(url) => url.path(),
        }
    }
}

/// Why a request cannot be sent.
#[derive(Clone)]
enum Unsendable {
    /// It cannot be written as JSON.
    Json(Arc<serde_json::Error>),
    /// Its link must not be followed.
    Link(&'static str),
    /// Its path would lead to another resource.
    Path(ValidationError),
}

impl<R> PreparedRequest<R> {
    pub(super) fn new(parts: RequestParts) -> Self {
        Self { parts, answer: PhantomData }
    }

    pub(super) fn into_parts(self) -> RequestParts {
        self.parts
    }

    pub(super) fn parts_mut(&mut self) -> &mut RequestParts {
        &mut self.parts
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
    pub async fn send(mut self) -> Result<R, Error<R::ErrorBody>> {
        self.parts.streams = R::STREAMS;
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
        let RequestParts { method, target, info, timeout, retry, invalid, .. } = &self.parts;
        formatter
            .debug_struct("PreparedRequest")
            .field("name", &info.name)
            .field("resource_id", &info.resource_id)
            .field("correlation_id", &info.correlation_id)
            .field("method", method)
            .field("path", &target.path())
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
        let parts = Self::of(sender, method, Target::Path(path.into()), request.info());
        parts.with_body(request, check(request).err())
    }

    /// Creates a request without a body.
    pub(super) fn of(sender: Sender, method: &'static str, target: Target, info: RequestInfo) -> Self {
        Self {
            sender,
            method,
            target,
            authentication: Authentication::Basic,
            info,
            timeout: None,
            retry: None,
            streams: false,
            body: None,
            invalid: None,
            unsendable: None,
        }
    }

    /// Sets the body, and the rules that the request breaks.
    pub(super) fn with_body(mut self, body: &dyn Reflect, invalid: Option<ValidationError>) -> Self {
        match to_vec(body) {
            Ok(text) => self.body = Some(text.into()),
            Err(error) => self.unsendable = Some(Unsendable::Json(Arc::new(error))),
        }
        self.invalid = invalid;
        self
    }

    /// Sets what makes the path lead to another resource. Such a request is not sent, not even unchecked.
    pub(super) fn with_path_violations(mut self, violations: Vec<Violation>) -> Self {
        self.unsendable =
            ValidationError::from_violations(violations).map(Unsendable::Path).or(self.unsendable);
        self
    }

    /// Sets the rules that the request breaks.
    pub(super) fn with_violations(mut self, violations: Vec<Violation>) -> Self {
        self.invalid = ValidationError::from_violations(violations);
        self
    }

    /// Returns the URL that the request is sent to.
    pub(super) fn url(&self) -> Url {
        match &self.target {
            Target::Path(path) => self.sender.shared().base_url.join(path.clone()),
            Target::Link(url) | Target::Elsewhere(url) => url.clone(),
        }
    }

    /// Returns whether the request can be sent, apart from the rules that it breaks.
    pub(super) fn can_be_sent(&self) -> bool {
        self.unsendable.is_none()
    }

    /// Leads the request to a link that the server returned, if it is on the same server.
    ///
    /// A relative link is relative to where the request led before.
    pub(super) fn follow(&mut self, link: &str) {
        match self.sender.shared().base_url.follow(&self.url(), link) {
            Some(url) => self.target = Target::Link(url),
            None => {
                self.unsendable = Some(Unsendable::Link(
                    "the link leads to another server, which must not see the credentials",
                ));
            }
        }
    }

    /// Leads the request to content that the server returned the URL of.
    ///
    /// Only the same server sees the credentials.
    pub(super) fn fetch(&mut self, url: Option<&str>) {
        let url = url.ok_or("there is no URL to download from");
        match url.and_then(|url| self.sender.shared().base_url.content_url(url)) {
            Ok((url, true)) => self.target = Target::Link(url),
            Ok((url, false)) => self.target = Target::Elsewhere(url),
            Err(fact) => self.unsendable = Some(Unsendable::Link(fact)),
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
        if self.authentication == Authentication::Bearer && self.sender.shared().bearer_token.is_none() {
            let error = ConfigError::one("the bearer token is missing; set it on the client's builder");
            return Err(ErrorRepr::config(error));
        }
        match self.unsendable.take() {
            Some(Unsendable::Json(error)) => return Err(ErrorRepr::serialize(error)),
            Some(Unsendable::Link(fact)) => return Err(ErrorRepr::link(fact)),
            Some(Unsendable::Path(invalid)) => return Err(ErrorRepr::invalid(invalid)),
            None => {}
        }
        let body = self.body.take();
        exchange::run(&self, body).await
    }
}

/// Any 2xx is a success, whatever its body: the server has carried out the request.
fn answer_or_error<R: FromResponse>(sent: Result<Completed, ErrorRepr>) -> Result<R, Error<R::ErrorBody>> {
    let completed = sent.map_err(|repr| Error::new(repr, None))?;
    let status = completed.body.status();
    match Outcome::of_status(status) {
        None => match completed.content {
            Some(content) => Ok(R::from_stream(completed.body, content)),
            None => Ok(R::from_success(completed.body)),
        },
        Some(_) if matches!(status, 300..=399) => Err(Error::new(ErrorRepr::redirect(completed), None)),
        Some(_) => {
            let body = R::ErrorBody::read(completed.body.clone());
            let description = body.describe();
            Err(Error::new(ErrorRepr::answered(completed, description.as_deref()), Some(body)))
        }
    }
}
