//! Why no response arrived.

use std::error::Error as StdError;
use std::fmt;

use super::super::outcome::Outcome;

/// Why no response arrived, and what that means for the request.
#[derive(Debug)]
pub struct TransportError {
    pub(in super::super) outcome: Outcome,
    pub(in super::super) is_timeout: bool,
    pub(in super::super) cause: Box<dyn StdError + Send + Sync>,
}

impl TransportError {
    /// Reports that no connection was established and no byte of the request was sent.
    ///
    /// The request may be sent again.
    pub fn not_sent(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { outcome: Outcome::NotSent, is_timeout: false, cause: cause.into() }
    }

    /// Reports that the server signaled, without a response, that it did not process the request.
    pub fn rejected(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { outcome: Outcome::Rejected, is_timeout: false, cause: cause.into() }
    }

    /// Reports that part of the request may have been sent and no response arrived.
    pub fn lost(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { outcome: Outcome::Unknown, is_timeout: false, cause: cause.into() }
    }

    /// Marks the error as a timeout.
    #[must_use]
    pub fn timed_out(mut self) -> Self {
        self.is_timeout = true;
        self
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.outcome {
            Outcome::NotSent => "no connection was established",
            Outcome::Rejected => "the server did not process the request",
            Outcome::Unknown => "no response arrived",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(self.cause.as_ref())
    }
}
