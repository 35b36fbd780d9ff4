//! What can be read from the body of a webhook.
#![cfg(feature = "axum")]

use axum::body::Bytes;
use serde_json::Value;

use crate::events::{
    AiDebug, Event, InboundCall, PostPrompt, SidecarCallback, SwaigCall, SwaigSignatureRequest,
};
use crate::{JsonReader, ReadError};

/// What [`Verified`](crate::axum::Verified) can read from a body.
///
/// Read other types from [`Bytes`], which takes any body.
///
/// ```
/// use axum::{body::Bytes, http::StatusCode};
/// use signalwire_calling::axum::Verified;
///
/// async fn store(request: Verified<Bytes>) -> StatusCode {
///     println!("{} bytes", request.payload.len());
///     StatusCode::OK
/// }
/// # let _ = store;
/// ```
pub trait Payload: sealed::Read {}

mod sealed {
    use super::{Bytes, ReadError};

    /// Reads a body. Users cannot implement it, because only this crate creates a `ReadError`.
    pub trait Read: Sized {
        /// Reads the body of a verified request.
        fn read(body: Bytes) -> Result<Self, ReadError>;
    }
}

impl Payload for Bytes {}

impl sealed::Read for Bytes {
    fn read(body: Bytes) -> Result<Self, ReadError> {
        Ok(body)
    }
}

impl Payload for Event {}

impl sealed::Read for Event {
    fn read(body: Bytes) -> Result<Self, ReadError> {
        Self::read(&body)
    }
}

/// Implements [`Payload`] for types whose JSON needs nothing but a reader.
macro_rules! json {
    ($($payload:ty)*) => {$(
        impl Payload for $payload {}

        impl sealed::Read for $payload {
            fn read(body: Bytes) -> Result<Self, ReadError> {
                JsonReader::new().read_slice(&body)
            }
        }
    )*};
}

json! { Value InboundCall SwaigCall SwaigSignatureRequest PostPrompt SidecarCallback AiDebug }
