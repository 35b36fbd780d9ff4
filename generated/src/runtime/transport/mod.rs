//! What carries requests to the server, and what tests can put in its place.

mod content;
mod error;
mod limited;
mod request;
mod response;

use std::pin::Pin;

pub use content::Content;
pub use error::TransportError;
pub(super) use limited::Limited;
pub(super) use request::Credentials;
pub use request::HttpRequest;
pub use response::HttpResponse;

/// The future that [`Transport::send`] returns.
pub type ResponseFuture<'a> = Pin<Box<dyn Future<Output = Result<HttpResponse, TransportError>> + Send + 'a>>;

/// Carries one request to the server, once, and returns the response.
///
/// By default, a client uses a transport over the network. A test can replace it, and then needs no server.
/// Requirements for an implementation:
///
/// - It sends the request at most once and follows no redirects. Retries are decided elsewhere.
/// - Its errors are accurate: it uses [`TransportError::not_sent`] only if no byte of the request was sent.
/// - It gives up after [`HttpRequest::time_limit`]. If it does not, the client gives up soon after, and has
///   to assume that the request was sent.
/// - It returns every response as `Ok`, whatever its status.
pub trait Transport: Send + Sync + 'static {
    /// Sends the request. Dropping the future must stop all work on it.
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
