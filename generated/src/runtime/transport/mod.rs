//! What carries requests to the server, and what a test may put in its place.

mod error;
mod request;
mod response;

use std::pin::Pin;

pub use error::TransportError;
pub use request::HttpRequest;
pub use response::HttpResponse;

/// An exchange that is under way.
pub type ResponseFuture<'a> = Pin<Box<dyn Future<Output = Result<HttpResponse, TransportError>> + Send + 'a>>;

/// Carries one request to the server, once, and brings back the answer.
///
/// A client has one that uses the network. A test may give it another, and then needs no server. What is required of
/// one:
///
/// - It sends the request at most once, and follows no redirect. Whether to send again is decided elsewhere.
/// - Its error tells the truth: [`TransportError::not_sent`] only if not a byte of the request has left.
/// - It gives up after [`HttpRequest::time_limit`]. If it does not, the client gives up soon after, and has to take
///   the request for sent.
/// - An answer is a success here, whatever its status.
pub trait Transport: Send + Sync + 'static {
    /// Carries the request. Dropping the future must end all work on it.
    fn send(&self, request: HttpRequest) -> ResponseFuture<'_>;
}

impl<F, S> Transport for F
where
    F: Fn(HttpRequest) -> S + Send + Sync + 'static,
    S: Future<Output = Result<HttpResponse, TransportError>> + Send + 'static,
{
    fn send(&self, request: HttpRequest) -> ResponseFuture<'_> {
        Box::pin(self(request))
    }
}
