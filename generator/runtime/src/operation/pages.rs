//! Lists that the server returns in pages.

use std::collections::HashSet;
use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use reqwest::Url;

use super::super::error::Error;
use super::super::error_repr::ErrorRepr;
use super::super::prepared_request::{PreparedRequest, RequestParts, Target};
use super::{Operation, Response};

/// An operation that returns one page of a list, and a link to the next one.
pub trait Paged: Operation {
    /// An item of the list.
    type Item: Send + 'static;

    /// Returns the link to the next page; `None` on the last one.
    fn next(body: &Self::Body) -> Option<&str>;

    /// Returns the items of a page.
    fn items(body: Self::Body) -> Vec<Self::Item>;
}

impl<O: Paged> PreparedRequest<Response<O>> {
    /// Returns all pages from this one on, as a stream that requests a page when it is polled for it.
    pub fn pages(self) -> Pages<O> {
        Pages { parts: self.into_parts(), next: None, seen: HashSet::new(), state: State::Ready }
    }

    /// Returns the items of all pages from this one on, as a stream.
    pub fn items(self) -> Items<O> {
        Items { pages: self.pages(), items: VecDeque::new() }
    }

    /// Starts at a page whose link was stored, instead of the first one; see `next_link` of the pages.
    ///
    /// The link must lead to the client's own server, or the request fails without being sent.
    pub fn at_link(mut self, link: &str) -> Self {
        self.parts_mut().follow(link);
        self
    }
}

/// The pages of a list, which are requested one after another.
///
/// Each has the retries and the time limit of the request. The stream ends after the first error; to continue,
/// pass [`Pages::next_link`] to [`PreparedRequest::at_link`]. A link that leads to another server, or back to a page
/// that was already read, is an error: it is not followed.
#[must_use = "nothing is sent until the stream is polled"]
pub struct Pages<O: Operation> {
    parts: RequestParts,
    /// Link to the page that is requested next, unless it is the first one.
    next: Option<String>,
    /// URLs of the pages that were requested.
    seen: HashSet<Url>,
    state: State<O>,
}

type PageFuture<O> =
    Pin<Box<dyn Future<Output = Result<Response<O>, Error<<O as Operation>::ErrorBody>>> + Send>>;

enum State<O: Operation> {
    Ready,
    Waiting(PageFuture<O>),
    Completed,
}

/// What a page yields.
type Page<O> = Result<Response<O>, Error<<O as Operation>::ErrorBody>>;

impl<O: Paged> Pages<O> {
    /// Returns the next page; `None` after the last one.
    pub async fn next(&mut self) -> Option<Page<O>> {
        std::future::poll_fn(|context| self.poll(context)).await
    }

    /// Returns the link to the page that comes next, to store and continue from.
    ///
    /// Returns `None` before the first page and after the last one.
    pub fn next_link(&self) -> Option<&str> {
        self.next.as_deref()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Page<O>>> {
        loop {
            match &mut self.state {
                State::Completed => return Poll::Ready(None),
                State::Ready => {
                    if let Some(link) = &self.next {
                        self.parts.follow(link);
                    }
                    // The first page has no link, and another text may be the same URL.
                    if self.parts.can_be_sent() && !self.seen.insert(self.parts.url()) {
                        self.state = State::Completed;
                        let repr =
                            ErrorRepr::link("the link to the next page leads to one that was already read");
                        return Poll::Ready(Some(Err(Error::new(repr, None))));
                    }
                    self.state = State::Waiting(Box::pin(PreparedRequest::new(self.parts.clone()).send()));
                }
                State::Waiting(request) => {
                    let page = ready!(request.as_mut().poll(context));
                    self.state = State::Completed;
                    let Ok(page) = page else { return Poll::Ready(Some(page)) };
                    let Some(body) = page.body() else {
                        let fact = "a page has an unexpected shape, so that its items are unknown";
                        let repr = ErrorRepr::page(fact, page.raw().clone());
                        return Poll::Ready(Some(Err(Error::new(repr, None))));
                    };
                    // An empty link is no link, although it would lead back to this page.
                    self.next = O::next(body).filter(|link| !link.is_empty()).map(str::to_owned);
                    if self.next.is_some() {
                        self.state = State::Ready;
                    }
                    return Poll::Ready(Some(Ok(page)));
                }
            }
        }
    }
}

impl<O: Paged> Stream for Pages<O> {
    type Item = Page<O>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<O: Operation> Unpin for Pages<O> {}

/// The items of a list, page by page.
#[must_use = "nothing is sent until the stream is polled"]
pub struct Items<O: Paged> {
    pages: Pages<O>,
    items: VecDeque<O::Item>,
}

/// What the list yields.
type Item<O> = Result<<O as Paged>::Item, Error<<O as Operation>::ErrorBody>>;

impl<O: Paged> Items<O> {
    /// Returns the next item; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error<O::ErrorBody>>> {
        std::future::poll_fn(|context| self.poll(context)).await
    }

    /// Returns the link to the page after the one that the items are from.
    ///
    /// See [`Pages::next_link`].
    pub fn next_link(&self) -> Option<&str> {
        self.pages.next_link()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Item<O>>> {
        loop {
            if let Some(item) = self.items.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => self.items.extend(page.into_body().map(O::items).unwrap_or_default()),
            }
        }
    }
}

impl<O: Paged> Stream for Items<O> {
    type Item = Result<O::Item, Error<O::ErrorBody>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<O: Paged> Unpin for Items<O> {}
