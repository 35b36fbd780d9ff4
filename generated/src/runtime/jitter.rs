//! Randomness of the backoff.

use std::fmt;
use std::sync::Arc;

/// A source of numbers from 0 to 1 that backoff times are multiplied by.
///
/// It keeps clients that failed together from retrying together. Tests can supply a predictable source.
#[derive(Clone)]
pub struct Jitter(Arc<dyn Fn() -> f64 + Send + Sync>);

impl Jitter {
    /// Uniform jitter.
    pub fn random() -> Self {
        Self::from_fn(fastrand::f64)
    }

    /// Jitter from a custom source; numbers outside 0 to 1 are clamped.
    pub fn from_fn(source: impl Fn() -> f64 + Send + Sync + 'static) -> Self {
        Self(Arc::new(source))
    }

    pub(super) fn next(&self) -> f64 {
        (self.0)().clamp(0.0, 1.0)
    }
}

impl fmt::Debug for Jitter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Jitter(..)")
    }
}
