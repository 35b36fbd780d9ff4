//! The transport that uses the network: connections, and what a failure of the HTTP library means.

mod connect;
mod departure;
mod exchange;
mod failure;

use reqwest::Client;

pub(super) use connect::{Connect, ProxyUrl};

use super::transport::{HttpRequest, Sending, Transport};

/// The transport that uses the network.
pub(super) struct Network {
    http: Client,
}

impl Transport for Network {
    fn send(&self, request: HttpRequest) -> Sending<'_> {
        Box::pin(exchange::run(&self.http, request))
    }
}
