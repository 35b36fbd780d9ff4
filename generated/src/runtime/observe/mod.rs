//! Telling what is going on: to a function that the user of the client supplies, and to `tracing`.

mod attempt;
mod trace;

pub use attempt::Attempt;
#[cfg(feature = "tracing")]
pub use trace::TRACING_TARGET;

pub(super) use attempt::Observers;
pub(super) use trace::Trace;
