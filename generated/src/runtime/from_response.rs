//! What a request returns.

use super::error::Error;
use super::raw_body::RawBody;

/// What a request returns on success, and the server's error body otherwise.
///
/// Reading never fails: once the server has responded, the request has been carried out or rejected, and a
/// body of an unexpected form does not change that.
pub trait FromResponse: Sized + Send + 'static {
    /// The body of an error response.
    type ErrorBody: Send + 'static;

    /// Reads the body of a response with a 2xx status.
    fn from_success(body: RawBody) -> Self;

    /// Reads the body of a response with an error status.
    fn error_body(body: &RawBody) -> Self::ErrorBody;

    /// Summarizes an error body in one sentence for the error message.
    fn describe(body: &Self::ErrorBody) -> Option<String> {
        let _ = body;
        None
    }

    /// Returns a field of the request's span to record besides the status: its name and value.
    fn logged(answer: &Result<Self, Error<Self::ErrorBody>>) -> Option<(&'static str, String)> {
        let _ = answer;
        None
    }
}
