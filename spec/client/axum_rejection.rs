//! Why a webhook is rejected, and with which status.
#![cfg(feature = "axum")]

use std::fmt;

use axum::extract::rejection::BytesRejection;
use axum::response::{IntoResponse, Response};
use http::StatusCode;

use crate::ReadError;
use crate::signature::VerifyError;

/// Why a webhook was rejected. As a response, it is a status with an empty body.
///
/// It contains nothing of the key, the signature or the request.
///
/// ```
/// use axum::{http::StatusCode, response::{IntoResponse, Response}};
/// use signalwire_calling::{axum::{Rejection, Verified}, events::Event};
///
/// async fn hear(request: Result<Verified<Event>, Rejection>) -> Response {
///     match request {
///         Ok(_) => StatusCode::OK.into_response(),
///         Err(rejection) => {
///             eprintln!("rejected: {rejection}");
///             rejection.into_response()
///         }
///     }
/// }
/// # let _ = hear;
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Rejection {
    /// The request is not verified: 403.
    NotVerified(VerifyError),
    /// The body is longer than the limit: 413.
    TooLong,
    /// The body could not be received completely: 400.
    Incomplete,
    /// The body is not what it should be, usually a JSON object: 400.
    Unreadable(ReadError),
}

impl Rejection {
    /// Returns the status of the response.
    ///
    /// ```
    /// use axum::http::StatusCode;
    /// use signalwire_calling::{axum::Rejection, signature::VerifyError};
    ///
    /// assert_eq!(Rejection::NotVerified(VerifyError::Missing).status(), StatusCode::FORBIDDEN);
    /// ```
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotVerified(_) => StatusCode::FORBIDDEN,
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Incomplete | Self::Unreadable(_) => StatusCode::BAD_REQUEST,
        }
    }

    pub(crate) fn of_body(cause: &BytesRejection) -> Self {
        if cause.status() == StatusCode::PAYLOAD_TOO_LARGE { Self::TooLong } else { Self::Incomplete }
    }

    /// Logs it, so that nothing is rejected unnoticed.
    pub(crate) fn log(&self) {
        #[cfg(feature = "tracing")]
        tracing::warn!(
            target: crate::TRACING_TARGET,
            status = self.status().as_u16(),
            reason = %self,
            "a webhook was rejected"
        );
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        self.status().into_response()
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotVerified(cause) => cause.fmt(f),
            Self::TooLong => f.write_str("the body is longer than the limit"),
            Self::Incomplete => f.write_str("the body could not be received completely"),
            Self::Unreadable(cause) => cause.fmt(f),
        }
    }
}

impl std::error::Error for Rejection {}
