//! Clients of the loopback server, and their credentials.

use std::time::Duration;

use signalwire_calling::{Client, ClientBuilder, RetryPolicy};

use crate::server::Server;

/// Project id of every client in the tests.
pub const PROJECT: &str = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";

/// API token of every client in the tests. Must not appear in any text that users see.
pub const TOKEN: &str = "canary-token";

/// The `authorization` header for these two, encoded with another program.
pub const AUTHORIZATION: &str = "Basic YTFiMmMzZDQtZTVmNi03ODkwLWFiY2QtZWYxMjM0NTY3ODkwOmNhbmFyeS10b2tlbg==";

/// Returns a builder with everything set but the destination. Its clients retry without backoff.
pub fn builder() -> ClientBuilder {
    let policy = RetryPolicy::default().backoff(Duration::ZERO, Duration::ZERO);
    Client::builder().project(PROJECT).token(TOKEN).retry(policy)
}

/// Returns a client that sends to this server.
///
/// # Panics
///
/// If the client rejects the server's address.
#[must_use]
pub fn client_of(server: &Server) -> Client {
    builder().base_url(server.url()).build().expect("a loopback address is allowed")
}
