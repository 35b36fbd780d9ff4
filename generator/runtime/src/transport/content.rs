//! The body of a response while it arrives.

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, Box<dyn StdError + Send + Sync>>> + Send + Sync>>;

/// The body of a response while it arrives: a stream of pieces, and the length if the server named it.
pub struct Content {
    length: Option<u64>,
    pieces: Pieces,
}

impl Content {
    /// Creates content from a stream of pieces.
    pub fn new(
        length: Option<u64>,
        pieces: impl Stream<Item = Result<Bytes, Box<dyn StdError + Send + Sync>>> + Send + Sync + 'static,
    ) -> Self {
        Self { length, pieces: Box::pin(pieces) }
    }

    /// Creates content that has already arrived.
    pub(in super::super) fn whole(bytes: Vec<u8>) -> Self {
        Self::new(Some(bytes.len() as u64), Whole((!bytes.is_empty()).then(|| bytes.into())))
    }

    pub(in super::super) fn length(&self) -> Option<u64> {
        self.length
    }
}

impl Stream for Content {
    type Item = Result<Bytes, Box<dyn StdError + Send + Sync>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().pieces.as_mut().poll_next(context)
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Content").field("length", &self.length).finish_non_exhaustive()
    }
}

/// A single piece.
struct Whole(Option<Bytes>);

impl Stream for Whole {
    type Item = Result<Bytes, Box<dyn StdError + Send + Sync>>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.get_mut().0.take().map(Ok))
    }
}
