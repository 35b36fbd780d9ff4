//! Clients of the server on loopback, and the credentials that they show it.

use std::time::Duration;

use signalwire_calling::{Client, ClientBuilder, RetryPolicy};

use crate::server::Server;

/// The project id of every client in the tests.
pub const PROJECT: &str = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";

/// The API token of every client in the tests. It must appear in no text that a person may see.
pub const TOKEN: &str = "canary-token";

/// The two as the header `authorization` carries them, encoded by another program.
pub const AUTHORIZATION: &str = "Basic YTFiMmMzZDQtZTVmNi03ODkwLWFiY2QtZWYxMjM0NTY3ODkwOmNhbmFyeS10b2tlbg==";

/// A builder with everything set but where to send to. Its clients send again without a pause.
pub fn builder() -> ClientBuilder {
    let policy = RetryPolicy::default().backoff(Duration::ZERO, Duration::ZERO);
    Client::builder().project(PROJECT).token(TOKEN).retry(policy)
}

/// A client that sends to this server.
///
/// # Panics
///
/// If the client refuses the server's address.
#[must_use]
pub fn client_of(server: &Server) -> Client {
    builder().base_url(server.url()).build().expect("a loopback address is allowed")
}
