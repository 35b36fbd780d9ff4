//! Blocking requests, for code that is not async.

mod executor;
mod prepared_request;
mod streams;

pub use executor::Executor;
pub use prepared_request::PreparedRequest;
pub use streams::Iter;
