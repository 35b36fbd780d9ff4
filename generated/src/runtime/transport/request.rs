//! A request as it goes out.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

use super::super::secret::Secret;

/// A request as it goes out. Its `Debug` output shows neither the credentials nor the body.
#[derive(Clone)]
pub struct HttpRequest {
    pub(in super::super) method: &'static str,
    pub(in super::super) url: String,
    pub(in super::super) username: String,
    pub(in super::super) password: Secret,
    pub(in super::super) headers: Vec<(&'static str, &'static str)>,
    pub(in super::super) body: Bytes,
    pub(in super::super) time_limit: Duration,
    pub(in super::super) max_response_bytes: usize,
}

impl HttpRequest {
    /// The method, in capitals.
    pub fn method(&self) -> &str {
        self.method
    }

    /// The whole address, without credentials.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// User name and password, for HTTP Basic authentication.
    pub fn credentials(&self) -> (&str, &Secret) {
        (&self.username, &self.password)
    }

    /// The headers, but for those that follow from the rest: authorization, host, and length. Names are in lower case.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().copied()
    }

    /// The body: JSON.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// How long the exchange may take, from the first step to the last byte of the answer.
    pub fn time_limit(&self) -> Duration {
        self.time_limit
    }

    /// How many bytes of an answer's body are of use. What comes after them need not be read.
    pub fn max_response_bytes(&self) -> usize {
        self.max_response_bytes
    }
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("HttpRequest")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("headers", &self.headers)
            .field("length", &self.body.len())
            .field("time_limit", &self.time_limit)
            .finish_non_exhaustive()
    }
}
