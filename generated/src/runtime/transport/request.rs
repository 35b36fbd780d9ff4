//! An outgoing HTTP request.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use reqwest::Url;

use super::super::secret::Secret;

/// What authenticates a request.
#[derive(Clone)]
pub(in super::super) enum Credentials {
    /// The user name and password.
    Basic(Arc<(String, Secret)>),
    /// A token.
    Bearer(Secret),
    /// Nothing.
    None,
}

/// An outgoing HTTP request. Its `Debug` output shows neither the credentials nor the body.
#[derive(Clone)]
pub struct HttpRequest {
    pub(in super::super) method: &'static str,
    pub(in super::super) url: Url,
    pub(in super::super) credentials: Credentials,
    pub(in super::super) headers: [(&'static str, &'static str); 3],
    pub(in super::super) body: Option<Bytes>,
    pub(in super::super) streams: bool,
    pub(in super::super) time_limit: Duration,
    pub(in super::super) max_response_bytes: usize,
}

impl HttpRequest {
    /// Returns the method, in upper case.
    pub fn method(&self) -> &str {
        self.method
    }

    /// Returns the full URL, without credentials.
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// Returns the user name and password for HTTP Basic authentication.
    ///
    /// Returns `None` if the request is authenticated otherwise, or the server must not see them.
    pub fn credentials(&self) -> Option<(&str, &Secret)> {
        match &self.credentials {
            Credentials::Basic(basic) => Some((&basic.0, &basic.1)),
            Credentials::Bearer(_) | Credentials::None => None,
        }
    }

    /// Returns the token for bearer authentication, if that is how the request is authenticated.
    pub fn bearer_token(&self) -> Option<&Secret> {
        match &self.credentials {
            Credentials::Bearer(token) => Some(token),
            Credentials::Basic(_) | Credentials::None => None,
        }
    }

    /// Returns the headers, with names in lower case.
    ///
    /// Headers that follow from the rest are not included: authorization, host, and length.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().copied().filter(|(name, _)| self.body.is_some() || *name != "content-type")
    }

    /// Returns the JSON body; empty if there is none.
    pub fn body(&self) -> &[u8] {
        self.body.as_deref().unwrap_or_default()
    }

    /// Returns whether the body of a success may be returned while it arrives.
    ///
    /// See [`HttpResponse::with_content`](super::HttpResponse::with_content).
    pub fn streams(&self) -> bool {
        self.streams
    }

    /// Returns how long the exchange may take, from the first step to the last byte of the response.
    pub fn time_limit(&self) -> Duration {
        self.time_limit
    }

    /// Returns how many bytes of the response body the client uses. Any further bytes need not be read.
    pub fn max_response_bytes(&self) -> usize {
        self.max_response_bytes
    }
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("HttpRequest")
            .field("method", &self.method)
            .field("url", &self.url())
            .field("headers", &self.headers().collect::<Vec<_>>())
            .field("length", &self.body().len())
            .field("time_limit", &self.time_limit)
            .finish_non_exhaustive()
    }
}
