//! Streams as iterators: the pages and items of a list, and the pieces of a download.

use std::future::poll_fn;
use std::pin::Pin;

use futures_core::Stream;

use super::super::error::Error;
use super::super::error_repr::ErrorRepr;
use super::super::from_response::FromErrorBody;
use super::super::operation::{Download, Items, Paged, Pages, Response};
use super::{Executor, PreparedRequest};

/// An iterator over what a stream yields. It waits for each item.
#[must_use = "nothing is sent until the iterator is advanced"]
pub struct Iter<S> {
    /// Absent after a panic on the client's thread.
    stream: Option<S>,
    executor: Executor,
}

impl<S> Iter<S> {
    /// Returns the stream, for instance to store the link to the next page.
    ///
    /// Returns `None` after a panic in its code.
    pub fn stream(&self) -> Option<&S> {
        self.stream.as_ref()
    }
}

impl<E> Iter<Download<E>> {
    /// See [`Download::max_bytes`].
    pub fn max_bytes(self, max_bytes: u64) -> Self {
        Self { stream: self.stream.map(|stream| stream.max_bytes(max_bytes)), ..self }
    }

    /// See [`Download::on_progress`].
    pub fn on_progress(self, progress: impl FnMut(u64, Option<u64>) + Send + Sync + 'static) -> Self {
        Self { stream: self.stream.map(|stream| stream.on_progress(progress)), ..self }
    }
}

impl<S, T, E> Iterator for Iter<S>
where
    S: Stream<Item = Result<T, Error<E>>> + Unpin + Send + 'static,
    T: Send + 'static,
    E: FromErrorBody,
{
    type Item = Result<T, Error<E>>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut stream = self.stream.take()?;
        let waited = self.executor.run(async move {
            let item = poll_fn(|context| Pin::new(&mut stream).poll_next(context)).await;
            (stream, item)
        });
        match waited {
            Some((stream, item)) => {
                self.stream = Some(stream);
                item
            }
            None => Some(Err(Error::new(ErrorRepr::abandoned(), None))),
        }
    }
}

impl<O: Paged> PreparedRequest<Response<O>> {
    /// Returns all pages from this one on; each is requested when the iterator is advanced to it.
    pub fn pages(self) -> Iter<Pages<O>> {
        let (request, executor) = self.into_parts();
        Iter { stream: Some(request.pages()), executor }
    }

    /// Returns the items of all pages from this one on.
    pub fn items(self) -> Iter<Items<O>> {
        let (request, executor) = self.into_parts();
        Iter { stream: Some(request.items()), executor }
    }

    /// Starts at a page whose link was stored, instead of the first one; see `next_link` of the pages.
    ///
    /// The link must lead to the client's own server, or the request fails without being sent.
    pub fn at_link(self, link: &str) -> Self {
        let (request, executor) = self.into_parts();
        Self::new(request.at_link(link), executor)
    }
}

impl<E: FromErrorBody> PreparedRequest<Download<E>> {
    /// Sends the request, and returns the pieces of the content.
    pub fn pieces(self) -> Result<Iter<Download<E>>, Error<E>> {
        let executor = self.executor().clone();
        Ok(Iter { stream: Some(self.send()?), executor })
    }
}
