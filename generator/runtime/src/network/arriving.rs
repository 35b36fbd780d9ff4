//! The rest of a response while it arrives.

use std::error::Error as StdError;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use reqwest::Response;

type Piece = Result<Bytes, Box<dyn StdError + Send + Sync>>;

/// Waits for the next piece, and returns the response for the one after it.
type Waiting = Pin<Box<dyn Future<Output = (Option<Piece>, Response)> + Send + Sync>>;

/// The body of a response, piece by piece. Each must arrive within the time limit.
pub(super) struct Arriving {
    waiting: Option<Waiting>,
    limit: Duration,
}

impl Arriving {
    pub(super) fn new(response: Response, limit: Duration) -> Self {
        Self { waiting: Some(next(response, limit)), limit }
    }
}

fn next(mut response: Response, limit: Duration) -> Waiting {
    Box::pin(async move {
        let piece = match tokio::time::timeout(limit, response.chunk()).await {
            Ok(Ok(piece)) => piece.map(Ok),
            // The URL may hold what must not be shown.
            Ok(Err(error)) => Some(Err(error.without_url().into())),
            Err(elapsed) => Some(Err(elapsed.into())),
        };
        (piece, response)
    })
}

impl Stream for Arriving {
    type Item = Piece;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Piece>> {
        let Some(waiting) = &mut self.waiting else { return Poll::Ready(None) };
        let (piece, response) = ready!(waiting.as_mut().poll(context));
        let limit = self.limit;
        self.waiting = matches!(piece, Some(Ok(_))).then(|| next(response, limit));
        Poll::Ready(piece)
    }
}
