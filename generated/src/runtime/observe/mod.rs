//! Observability: through functions that the user of the client supplies, and through `tracing`.

mod attempt;
mod trace;

pub use attempt::Attempt;
#[cfg(feature = "tracing")]
pub use trace::TRACING_TARGET;

pub(super) use attempt::Observers;
pub(super) use trace::Trace;
