//! Blocking requests, for code that is not async.

mod executor;
mod prepared_request;

pub use executor::Executor;
pub use prepared_request::PreparedRequest;
