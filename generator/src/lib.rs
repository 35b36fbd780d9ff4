//! Turns an OpenAPI description of a command endpoint into a typed Rust client crate.

pub mod diagnostic;
pub mod pointer;
