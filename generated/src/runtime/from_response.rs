//! What a request returns.

use super::error::Error;
use super::raw_body::RawBody;
use super::transport::Content;

/// What a request returns on success, and the server's error body otherwise.
///
/// Reading never fails: once the server has responded, the request has been carried out or rejected, and a
/// body of an unexpected form does not change that.
pub trait FromResponse: Sized + Send + 'static {
    /// The body of an error response.
    type ErrorBody: FromErrorBody;
    /// Whether the body of a success is taken while it arrives, by [`FromResponse::from_stream`].
    const STREAMS: bool = false;

    /// Reads the body of a response with a 2xx status.
    fn from_success(body: RawBody) -> Self;

    /// Takes the body of a response with a 2xx status before it has arrived.
    fn from_stream(body: RawBody, content: Content) -> Self {
        let _ = content;
        Self::from_success(body)
    }

    /// Returns a field of the request's span to record besides the status: its name and value.
    fn logged(answer: &Result<Self, Error<Self::ErrorBody>>) -> Option<(&'static str, String)> {
        let _ = answer;
        None
    }
}

/// The body of an error response.
pub trait FromErrorBody: Send + 'static {
    /// Reads a body, whatever it is.
    fn read(body: RawBody) -> Self;

    /// Summarizes the body in one sentence for the error message.
    fn describe(&self) -> Option<String> {
        None
    }
}

impl FromErrorBody for RawBody {
    fn read(body: RawBody) -> Self {
        body
    }
}
