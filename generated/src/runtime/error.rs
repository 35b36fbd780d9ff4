//! Why a request failed, and what that means for sending it again.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use super::config_error::ConfigError;
use super::error_repr::ErrorRepr;
use super::outcome::Outcome;
use super::raw_body::RawBody;
use super::validation_error::ValidationError;

/// Why a request failed. `B` is what the server says when it refuses one.
///
/// [`Error::outcome`] tells what may have happened on the server, which is what matters before anything is sent
/// again.
pub struct Error<B> {
    inner: Box<Inner<B>>,
}

struct Inner<B> {
    repr: ErrorRepr,
    body: Option<B>,
}

/// The kind of a failure.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client or the request was not set up correctly.
    Config(ConfigError),
    /// The request breaks rules that this client knows.
    Invalid(ValidationError),
    /// The request has no form in JSON.
    Serialize,
    /// No connection was established.
    Connect,
    /// The answer did not come in time.
    Timeout,
    /// The connection failed after it had been established.
    Transport,
    /// The server sent the client elsewhere, where it does not go.
    Redirect,
    /// The server answered with an error.
    Api,
}

impl<B> Error<B> {
    pub(super) fn new(repr: ErrorRepr, body: Option<B>) -> Self {
        Self { inner: Box::new(Inner { repr, body }) }
    }

    /// The kind of the failure, with what is wrong in the settings or the request if that is the reason.
    pub fn kind(&self) -> &ErrorKind {
        &self.inner.repr.kind
    }

    /// What may have happened to the request, in any of its attempts.
    pub fn outcome(&self) -> Outcome {
        self.inner.repr.outcome()
    }

    /// How many attempts there were to send it. None if something was wrong with it beforehand.
    pub fn attempts(&self) -> u32 {
        self.inner.repr.history.attempts
    }

    /// Whether time ran out, be it while connecting or while waiting for the answer.
    pub fn is_timeout(&self) -> bool {
        self.inner.repr.is_timeout
    }

    /// Whether no connection was established, so that nothing was sent in the last attempt.
    pub fn is_connect(&self) -> bool {
        *self.kind() == ErrorKind::Connect
    }

    /// The HTTP status, if the server answered.
    pub fn status(&self) -> Option<u16> {
        self.raw_body().map(RawBody::status)
    }

    /// What the server says, if it answered with an error.
    pub fn body(&self) -> Option<&B> {
        self.inner.body.as_ref()
    }

    /// The body of the answer as it came, if the server answered.
    pub fn raw_body(&self) -> Option<&RawBody> {
        self.inner.repr.raw_body.as_ref()
    }

    /// The server's own name for the request, which its support may ask for.
    pub fn request_id(&self) -> Option<&str> {
        self.inner.repr.request_id.as_deref()
    }

    /// How long the server asks to wait before the next request (`Retry-After`), from the time of its answer.
    pub fn retry_after(&self) -> Option<Duration> {
        self.inner.repr.retry_after
    }
}

impl<B> From<ConfigError> for Error<B> {
    fn from(error: ConfigError) -> Self {
        Self::new(ErrorRepr::config(error), None)
    }
}

impl<B> fmt::Display for Error<B> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let consequence = match self.outcome() {
            Outcome::NotSent => "the request was not sent",
            Outcome::Rejected => "the server did not carry the request out",
            Outcome::Unknown => "the request may have been carried out; do not send it again blindly",
        };
        formatter.write_str(&self.inner.repr.fact)?;
        if self.attempts() > 1 {
            write!(formatter, " in the last of {} attempts", self.attempts())?;
        }
        if let Some(id) = self.request_id() {
            write!(formatter, " (request id {id})")?;
        }
        write!(formatter, "; {consequence}")
    }
}

impl<B> fmt::Debug for Error<B> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = formatter.debug_struct("Error");
        fields
            .field("kind", &self.kind())
            .field("outcome", &self.outcome())
            .field("message", &self.inner.repr.fact)
            .field("attempts", &self.attempts())
            .field("retry_after", &self.retry_after())
            .field("request_id", &self.request_id())
            .field("raw_body", &self.raw_body());
        if let Some(cause) = &self.inner.repr.source {
            fields.field("source", cause);
        }
        fields.finish()
    }
}

impl<B> StdError for Error<B> {
    /// Settings and broken rules are told in the message itself and are therefore no source.
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(self.inner.repr.source.as_ref()?.as_ref())
    }
}
