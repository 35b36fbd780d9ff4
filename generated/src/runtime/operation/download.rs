//! Answers that are any bytes, which arrive piece by piece.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::super::error::Error;
use super::super::error_repr::ErrorRepr;
use super::super::from_response::{FromErrorBody, FromResponse};
use super::super::prepared_request::{PreparedRequest, RequestParts, Target};
use super::super::raw_body::RawBody;
use super::super::request_body::RequestInfo;
use super::super::sender::Sender;
use super::super::transport::Content;

/// Content of any kind: a stream of its bytes. `E` is the body of an error response.
///
/// The time limit of the request applies to the first byte, and again to each piece after it. Dropping the stream ends
/// the transfer.
pub struct Download<E> {
    raw: RawBody,
    content: Option<Content>,
    length: Option<u64>,
    /// Whether more was to come than the content has.
    is_cut: bool,
    received: u64,
    max_bytes: u64,
    progress: Option<Progress>,
    errors: PhantomData<fn() -> E>,
}

impl Sender {
    /// Prepares the download of content that the server returned the URL of.
    ///
    /// The URL may lead to another server, which does not see the credentials. It must use https, except on the
    /// client's own server. Without a URL, and if the URL must not be followed, the request fails without being sent.
    pub fn download<E: FromErrorBody>(
        &self,
        name: &'static str,
        url: Option<&str>,
    ) -> PreparedRequest<Download<E>> {
        let info =
            RequestInfo { name: name.into(), resource_id: None, correlation_id: None, is_idempotent: true };
        let mut parts = RequestParts::of(self.clone(), "GET", Target::Path("".into()), info);
        parts.fetch(url);
        PreparedRequest::new(parts)
    }
}

type Progress = Box<dyn FnMut(u64, Option<u64>) + Send + Sync>;

impl<E> Download<E> {
    /// Ends the transfer with an error once there are more bytes than this. By default, there is no limit.
    #[must_use]
    pub fn max_bytes(mut self, max_bytes: u64) -> Self {
        self.max_bytes = max_bytes;
        self
    }

    /// Calls a function after each piece.
    ///
    /// It gets the number of bytes so far, and the number of all bytes if the server named it.
    #[must_use]
    pub fn on_progress(mut self, progress: impl FnMut(u64, Option<u64>) + Send + Sync + 'static) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    /// Returns the HTTP status of the response.
    pub fn status(&self) -> u16 {
        self.raw.status()
    }

    /// Returns the number of bytes that the server announced, if it did.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// Returns the next piece; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error<E>>> {
        std::future::poll_fn(|context| self.poll(context)).await
    }

    /// Returns all pieces together.
    pub async fn bytes(mut self) -> Result<Vec<u8>, Error<E>> {
        let mut all = Vec::new();
        while let Some(piece) = self.next().await {
            all.extend_from_slice(&piece?);
        }
        Ok(all)
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error<E>>>> {
        let Some(arriving) = &mut self.content else { return Poll::Ready(None) };
        let piece = match ready!(Pin::new(arriving).poll_next(context)) {
            Some(Ok(piece)) => piece,
            Some(Err(error)) => {
                return self.end("the connection failed in the middle of the content", Some(error));
            }
            // The server may also have closed the connection too early.
            None if self.is_cut || self.length.is_some_and(|length| self.received < length) => {
                return self.end("the content ended too early", None);
            }
            None => {
                self.content = None;
                return Poll::Ready(None);
            }
        };
        self.received += piece.len() as u64;
        if self.received > self.max_bytes {
            return self.end("the content is larger than the limit", None);
        }
        if let Some(progress) = &mut self.progress {
            progress(self.received, self.length);
        }
        Poll::Ready(Some(Ok(piece)))
    }

    fn end(
        &mut self,
        fact: &str,
        source: Option<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Poll<Option<Result<Bytes, Error<E>>>> {
        self.content = None;
        Poll::Ready(Some(Err(Error::new(ErrorRepr::content(fact, source), None))))
    }
}

impl<E> Stream for Download<E> {
    type Item = Result<Bytes, Error<E>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<E: FromErrorBody> FromResponse for Download<E> {
    type ErrorBody = E;
    const STREAMS: bool = true;

    fn from_success(body: RawBody) -> Self {
        let content = Content::whole(body.bytes().to_vec());
        let length = body.is_complete().then_some(body.bytes().len() as u64);
        Self { is_cut: !body.is_complete(), length, ..Self::from_stream(body, content) }
    }

    fn from_stream(raw: RawBody, content: Content) -> Self {
        Self {
            raw,
            length: content.length(),
            content: Some(content),
            is_cut: false,
            received: 0,
            max_bytes: u64::MAX,
            progress: None,
            errors: PhantomData,
        }
    }
}

impl<E> fmt::Debug for Download<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Download")
            .field("status", &self.status())
            .field("length", &self.length)
            .field("received", &self.received)
            .finish_non_exhaustive()
    }
}
