//! A request body that notices when the request is being sent.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// Whether a request has been put on a connection.
#[derive(Clone, Debug, Default)]
pub(super) struct WriteStarted(Arc<AtomicBool>);

impl WriteStarted {
    /// Returns whether any byte of the request may have been sent.
    pub(super) fn get(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    fn set(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// A request body in one piece that notices when writing starts.
///
/// Once there is a connection, both HTTP/1 and HTTP/2 first ask the body whether it is empty, and only then
/// write the head. Until it is asked, nothing has been sent.
pub(super) struct ObservedBody {
    content: Option<Bytes>,
    write_started: WriteStarted,
}

impl ObservedBody {
    pub(super) fn new(content: Option<Bytes>, write_started: WriteStarted) -> Self {
        Self { content, write_started }
    }
}

impl Body for ObservedBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.write_started.set();
        Poll::Ready(self.content.take().map(|content| Ok(Frame::data(content))))
    }

    fn is_end_stream(&self) -> bool {
        self.write_started.set();
        self.content.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.content.as_ref().map_or(0, |content| content.len() as u64))
    }
}
