//! Why no answer came.

use std::error::Error as StdError;
use std::fmt;

use super::super::outcome::Outcome;

/// Why no answer came, and what that means for the request.
#[derive(Debug)]
pub struct TransportError {
    pub(in super::super) outcome: Outcome,
    pub(in super::super) is_timeout: bool,
    pub(in super::super) cause: Box<dyn StdError + Send + Sync>,
}

impl TransportError {
    /// No connection came about, and not a byte of the request has left. It may be sent again.
    pub fn not_sent(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { outcome: Outcome::NotSent, is_timeout: false, cause: cause.into() }
    }

    /// The other side said that it did not look at the request, without an answer.
    pub fn rejected(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { outcome: Outcome::Rejected, is_timeout: false, cause: cause.into() }
    }

    /// Something of the request may have left, and no answer came.
    pub fn lost(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { outcome: Outcome::Unknown, is_timeout: false, cause: cause.into() }
    }

    /// Says that it was because time ran out.
    #[must_use]
    pub fn timed_out(mut self) -> Self {
        self.is_timeout = true;
        self
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.outcome {
            Outcome::NotSent => "no connection came about",
            Outcome::Rejected => "the other side did not look at the request",
            Outcome::Unknown => "no answer came",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(self.cause.as_ref())
    }
}
