//! Sending from code that is not async.

mod executor;
mod pending;

pub use executor::Executor;
pub use pending::Pending;
