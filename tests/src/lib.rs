//! Shared helpers of the integration tests.

pub mod client;
pub mod description;
pub mod generator;
pub mod server;
