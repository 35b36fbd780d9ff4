//! What a request gives back.

use super::error::Error;
use super::raw_body::RawBody;

/// What a request gives back if it succeeds, and what the server says if it does not.
///
/// Neither way of reading can fail: once the server has answered, the request has been carried out or refused, and
/// a body of an unexpected form changes nothing about that.
pub trait FromResponse: Sized + Send + 'static {
    /// What the server says when it refuses a request.
    type ErrorBody: Send + 'static;

    /// Reads the body of an answer with a 2xx status.
    fn from_success(body: RawBody) -> Self;

    /// Reads the body of an answer with an error status.
    fn error_body(body: &RawBody) -> Self::ErrorBody;

    /// What an error body says, in one sentence for an error message.
    fn describe(body: &Self::ErrorBody) -> Option<String> {
        let _ = body;
        None
    }

    /// What a log tells of an answer beside its status: a field of the request's span, and its value.
    fn logged(answer: &Result<Self, Error<Self::ErrorBody>>) -> Option<(&'static str, String)> {
        let _ = answer;
        None
    }
}
