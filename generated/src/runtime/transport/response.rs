//! An incoming HTTP response.

use std::fmt;
use std::sync::{Arc, Mutex};

use super::Content;

/// An incoming HTTP response. Its `Debug` output shows neither the headers nor the body.
#[derive(Clone)]
pub struct HttpResponse {
    pub(in super::super) status: u16,
    headers: Vec<(String, String)>,
    pub(in super::super) body: Vec<u8>,
    pub(in super::super) is_complete: bool,
    /// Clones share it, and the first one that is read takes it.
    content: Option<Arc<Mutex<Option<Content>>>>,
}

impl HttpResponse {
    /// Creates a response with this status and a complete body.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Vec::new(), body: body.into(), is_complete: true, content: None }
    }

    /// Replaces the body by content that is still to arrive, for a request that
    /// [streams](super::HttpRequest::streams).
    #[must_use]
    pub fn with_content(self, content: Content) -> Self {
        Self { content: Some(Arc::new(Mutex::new(Some(content)))), ..self }
    }

    /// Adds a header. The name may be in any case.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Marks the body as incomplete: it was cut off, or is longer than what was read.
    #[must_use]
    pub fn incomplete(mut self) -> Self {
        self.is_complete = false;
        self
    }

    /// Takes the content that is still to arrive.
    pub(in super::super) fn take_content(&mut self) -> Option<Content> {
        self.content.take()?.lock().ok()?.take()
    }

    /// Returns the first value of a header.
    pub(in super::super) fn first(&self, name: &str) -> Option<&str> {
        let same = self.headers.iter().find(|(found, _)| found.eq_ignore_ascii_case(name));
        same.map(|(_, value)| value.as_str())
    }
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("HttpResponse")
            .field("status", &self.status)
            .field("length", &self.body.len())
            .field("is_complete", &self.is_complete)
            .finish_non_exhaustive()
    }
}
