//! What handlers answer: documents and results of functions.
#![cfg(feature = "axum")]

use axum::response::{IntoResponse, Response};
use http::{StatusCode, header::CONTENT_TYPE};

#[cfg(feature = "swml")]
use crate::swml::{Document, FunctionResult};
use crate::types::SwmlDocument;

/// Implements `IntoResponse` for types that are sent as JSON.
macro_rules! json {
    ($($(#[$feature:meta])* $answer:ty),*) => {$(
        $(#[$feature])*
        impl IntoResponse for $answer {
            fn into_response(self) -> Response {
                match crate::to_json(&self) {
                    Ok(text) => ([(CONTENT_TYPE, "application/json")], text).into_response(),
                    // A number is not finite. The platform then asks the fallback URL.
                    Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
                }
            }
        }
    )*};
}

json!(
    SwmlDocument,
    #[cfg(feature = "swml")]
    Document,
    #[cfg(feature = "swml")]
    FunctionResult
);
