//! When a request is sent again.

use std::time::Duration;

/// When a request that failed is sent again without being asked.
///
/// The default sends again, twice at the most,
///
/// - when no connection came about (name resolution, connecting, TLS), so that nothing has been sent, and
/// - when the server answered 429, which says that it has not carried the request out.
///
/// After anything else a request may have been carried out, and only what is idempotent may be sent
/// again: [`RetryPolicy::retry_idempotent`] allows that. No policy sends anything else again after the server may
/// have seen it.
///
/// Before it sends again the client pauses for a random time between zero and half a second, the next time between
/// zero and a second, and so on, or for as long as the server asks for with `Retry-After` if that is longer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a policy has an effect when a client or a request is given it"]
pub struct RetryPolicy {
    pub(super) max_retries: u32,
    pub(super) initial_backoff: Duration,
    pub(super) max_backoff: Duration,
    pub(super) max_retry_after: Duration,
    pub(super) total_timeout: Duration,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) retries_idempotent: bool,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            max_retries: 2,
            initial_backoff: Duration::from_millis(500),
            max_backoff: Duration::from_secs(8),
            max_retry_after: Duration::from_secs(60),
            total_timeout: Duration::from_secs(120),
            attempt_timeout: None,
            retries_idempotent: false,
        }
    }
}

impl RetryPolicy {
    /// Nothing is ever sent again.
    pub fn never() -> Self {
        Self::default().max_retries(0)
    }

    /// How many times more a request is sent at the most. 2 unless set.
    pub fn max_retries(mut self, max: u32) -> Self {
        self.max_retries = max;
        self
    }

    /// How long the first pause is at the most, and how long any: each may be twice as long as the one before it.
    /// Half a second and 8 seconds unless set.
    pub fn backoff(mut self, initial: Duration, max: Duration) -> Self {
        self.initial_backoff = initial;
        self.max_backoff = max;
        self
    }

    /// How long the client waits if the server asks for it with `Retry-After`. If it asks for more, the error is
    /// returned at once, and `Error::retry_after` tells the time. 60 seconds unless set.
    pub fn max_retry_after(mut self, wait: Duration) -> Self {
        self.max_retry_after = wait;
        self
    }

    /// How long everything may take together: all attempts, pauses, and waits that the server asks for. A pause that
    /// would end later is not begun. 120 seconds unless set.
    ///
    /// The first attempt has the whole timeout of its request, even if that is longer.
    pub fn total_timeout(mut self, time: Duration) -> Self {
        self.total_timeout = time;
        self
    }

    /// How long a single attempt may take, where the timeout of the request allows more. No limit unless set.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// Also retries idempotent requests when the answer was lost or has a status from 500 to 599.
    ///
    /// Idempotent is a request that has the same effect sent twice as sent once; everything else stays as it is. If an
    /// earlier copy took effect, a later one may be answered with an error, so that the outcome is unknown.
    pub fn retry_idempotent(mut self) -> Self {
        self.retries_idempotent = true;
        self
    }
}
