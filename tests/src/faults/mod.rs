//! A server that fails in every way a network or a server can, and counts what reaches it.
//!
//! The tests compare what the client claims about a failed request with this count, so it is the server, not
//! the client, that says whether something was sent twice. The server speaks raw bytes: no HTTP library
//! stands between a fault and the client.

mod accept;
mod arrivals;
mod authority;
mod connection;
mod frames;
mod http2;
mod proxy;
mod reader;
mod scene;
mod script;

pub use arrivals::{Arrivals, Count};
pub use authority::{Identity, authority_pem};
pub use http2::{Http2Play, Http2Step};
pub use proxy::ProxyPlay;
pub use scene::{Scene, Stage, Target};
pub use script::{Play, Script, Step, answer};
