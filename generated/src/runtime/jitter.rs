//! Where the randomness of pauses comes from.

use std::fmt;
use std::sync::Arc;

/// A source of numbers from 0 to 1, which pauses are multiplied with.
///
/// Clients that fail together should not come back together. Tests take a source that they can foresee.
#[derive(Clone)]
pub struct Jitter(Arc<dyn Fn() -> f64 + Send + Sync>);

impl Jitter {
    /// Chance.
    pub fn random() -> Self {
        Self::from_fn(fastrand::f64)
    }

    /// Numbers from elsewhere.
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
