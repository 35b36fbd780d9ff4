//! The network transport: connections, and what failures of the HTTP library mean.

mod arriving;
mod connect;
mod error;
mod exchange;
mod write_started;

use std::sync::OnceLock;

use reqwest::Client;
use reqwest::header::HeaderMap;

pub(super) use connect::{Connect, ProxyUrl};

use super::transport::{HttpRequest, ResponseFuture, Transport};

/// The transport that uses the network.
pub(super) struct Network {
    http: Client,
    /// The headers of the first request with JSON and credentials: those of all others are the same.
    headers: OnceLock<HeaderMap>,
}

impl Transport for Network {
    fn send(&self, request: HttpRequest) -> ResponseFuture<'_> {
        Box::pin(exchange::run(self, request))
    }
}
