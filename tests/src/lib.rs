//! Shared helpers of the integration tests.

pub mod answers;
pub mod client;
pub mod description;
pub mod faults;
pub mod generator;
pub mod random;
pub mod same;
pub mod server;

/// The project's README; its example must compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
