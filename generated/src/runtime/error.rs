//! Why a request failed, and whether it is safe to send it again.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use super::config_error::ConfigError;
use super::error_repr::ErrorRepr;
use super::outcome::Outcome;
use super::raw_body::RawBody;
use super::validation_error::ValidationError;

/// Why a request failed. `B` is the body of the server's error response.
///
/// [`Error::outcome`] says what may have happened on the server. Check it before sending anything again.
pub struct Error<B> {
    inner: Box<Inner<B>>,
}

struct Inner<B> {
    repr: ErrorRepr,
    body: Option<B>,
}

/// What kind of failure occurred.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The settings of the client or of the request are invalid.
    Config(ConfigError),
    /// The request breaks validation rules known to this client.
    Invalid(ValidationError),
    /// The request cannot be serialized as JSON.
    Serialize,
    /// The link to the next page, a page itself, or the URL of a download does not lead on.
    ///
    /// It leads to another server or back to a page that was already read, or cannot be understood. The URL of a download
    /// is absent, or must not be followed.
    Link,
    /// The content of a download stopped arriving, or is larger than the limit.
    Content,
    /// No connection was established.
    Connect,
    /// The response did not arrive in time.
    ///
    /// A timeout while connecting counts as `Connect`.
    Timeout,
    /// The connection failed after it was established.
    Transport,
    /// The server responded with a redirect, which the client does not follow.
    Redirect,
    /// The server responded with an error.
    Api,
}

impl<B> Error<B> {
    pub(super) fn new(repr: ErrorRepr, body: Option<B>) -> Self {
        Self { inner: Box::new(Inner { repr, body }) }
    }

    /// Returns the kind of failure, with details if the settings or validation caused it.
    pub fn kind(&self) -> &ErrorKind {
        &self.inner.repr.kind
    }

    /// Returns what may have happened to the request in any of its attempts.
    pub fn outcome(&self) -> Outcome {
        self.inner.repr.outcome()
    }

    /// Returns the number of attempts to send the request; 0 if a problem was found beforehand.
    pub fn attempts(&self) -> u32 {
        self.inner.repr.history.attempts
    }

    /// Returns whether time ran out, while connecting or while waiting for the response.
    ///
    /// The next piece of a download counts as a response.
    pub fn is_timeout(&self) -> bool {
        self.inner.repr.is_timeout
    }

    /// Returns whether no connection was established, so that the last attempt sent nothing.
    pub fn is_connect(&self) -> bool {
        *self.kind() == ErrorKind::Connect
    }

    /// Returns the HTTP status, if the server responded.
    pub fn status(&self) -> Option<u16> {
        self.raw_body().map(RawBody::status)
    }

    /// Returns the server's error body, if it responded with an error.
    pub fn body(&self) -> Option<&B> {
        self.inner.body.as_ref()
    }

    /// Returns the response body as received, if the server responded.
    pub fn raw_body(&self) -> Option<&RawBody> {
        self.inner.repr.raw_body.as_ref()
    }

    /// Returns the server's ID for the request. Quote it when you contact support.
    pub fn request_id(&self) -> Option<&str> {
        self.inner.repr.request_id.as_deref()
    }

    /// Returns how long the server asks to wait (`Retry-After`), counted from its response.
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
            Outcome::Rejected => "the server did not carry out the request",
            Outcome::Unknown => "the request may have been carried out; check before sending it again",
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
    /// Returns the underlying error. Invalid settings and broken rules are part of the message instead.
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(self.inner.repr.source.as_ref()?.as_ref())
    }
}
