//! A body that notices when the request leaves.

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
    /// Whether any byte of the request may have left.
    pub(super) fn get(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    fn set(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// A body in one piece. The first thing that is done with it once there is a connection for it, for HTTP/1 and
/// HTTP/2, is to ask whether it is empty: only then the head is written. Until it is asked, nothing has left.
pub(super) struct ObservedBody {
    content: Option<Bytes>,
    write_started: WriteStarted,
}

impl ObservedBody {
    pub(super) fn new(content: Bytes, write_started: WriteStarted) -> Self {
        Self { content: Some(content), write_started }
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
