//! Searches of voice logs and recordings: for a call whose answer was lost, and for a call's recordings.
//!
//! The API cannot search. It lists logs by date and recordings without any filter, page by page. The searches read
//! these pages and compare. Each has a limit of pages, and its result says how much was read.
//!
//! - [`Client::find_call`](crate::Client::find_call) looks for a call after the answer to its dial was lost.
//! - [`Call::find_recordings`](crate::Call::find_recordings) looks for the recordings of a call.

use std::mem;

use crate::responses::ErrorBody;
use crate::runtime::{Paged, Pages, PreparedRequest, Response};
use crate::{Error, ErrorKind};

pub use crate::call_candidate::{Candidate, Compared};
pub use crate::call_logs::CallRecordings;
pub use crate::find_call::{CallSearch, FindCall};

/// How much of a list a search has read.
#[derive(Debug)]
#[non_exhaustive]
pub enum Coverage {
    /// All pages, up to the last one.
    ///
    /// Entries that the server adds or removes meanwhile may have been missed.
    Complete,
    /// The limit of pages was reached before the last page.
    PageLimit,
    /// A page after the first could not be read. What was found on the pages before it is in the result.
    Failed(Error),
}

impl Coverage {
    /// Returns whether all pages were read.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        matches!(self, Self::Complete)
    }
}

/// Reads the pages of a list, up to a limit.
pub(crate) struct Reader<O: Paged> {
    pages: Pages<O>,
    left: u32,
    is_begun: bool,
    coverage: Coverage,
}

impl<O: Paged<ErrorBody = ErrorBody>> Reader<O> {
    pub(crate) fn new(request: PreparedRequest<Response<O>>, max_pages: u32) -> Self {
        Self { pages: request.pages(), left: max_pages, is_begun: false, coverage: Coverage::PageLimit }
    }

    /// Returns the items of the next page; `None` at the end. Only the error of the first page is returned.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<O::Item>>, Error> {
        let has_more = !self.is_begun || self.pages.next_link().is_some();
        if self.left == 0 && has_more {
            return Ok(None);
        }
        match self.pages.next().await {
            None => self.coverage = Coverage::Complete,
            Some(Ok(page)) => {
                self.left -= 1;
                self.is_begun = true;
                return Ok(Some(page.into_body().map(O::items).unwrap_or_default()));
            }
            Some(Err(error)) if !self.is_begun => return Err(error),
            Some(Err(error)) => self.coverage = Coverage::Failed(error),
        }
        Ok(None)
    }

    /// Returns how much was read, once there is nothing more to read.
    pub(crate) fn coverage(&mut self) -> Coverage {
        mem::replace(&mut self.coverage, Coverage::PageLimit)
    }
}

/// Returns whether an error says that there is no such resource.
pub(crate) fn is_not_found(error: &Error) -> bool {
    *error.kind() == ErrorKind::Api && error.status() == Some(404)
}
