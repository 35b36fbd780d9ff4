//! When a failed request is retried.

use std::time::Duration;

/// When the client retries a failed request.
///
/// By default, a request is retried at most twice, and only in two cases:
///
/// - No connection was established (name resolution, connecting, TLS), so nothing was sent.
/// - The server responded with 429, which means that it did not carry out the request.
///
/// After any other failure the request may have been carried out. Only idempotent requests may then be sent
/// again, and only if [`RetryPolicy::retry_idempotent`] is set. No policy resends any other request that the
/// server may have seen.
///
/// Before a retry, the client waits for a random time: from zero to half a second before the first retry,
/// from zero to one second before the second, and so on. If the server asks for a longer wait with
/// `Retry-After`, the client waits that long instead.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a policy has no effect until it is set on a client or a request"]
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
    /// Creates a policy that never retries.
    pub fn never() -> Self {
        Self::default().max_retries(0)
    }

    /// Sets the maximum number of retries. Default: 2.
    pub fn max_retries(mut self, max: u32) -> Self {
        self.max_retries = max;
        self
    }

    /// Sets the upper limits of the first backoff and of any backoff. Defaults: 0.5 and 8 seconds.
    ///
    /// The limit starts at `initial` and doubles with each retry, up to `max`.
    pub fn backoff(mut self, initial: Duration, max: Duration) -> Self {
        self.initial_backoff = initial;
        self.max_backoff = max;
        self
    }

    /// Sets the longest `Retry-After` that the client waits for. Default: 60 seconds.
    ///
    /// If the server asks for more, the error is returned at once, and `Error::retry_after` has the time.
    pub fn max_retry_after(mut self, wait: Duration) -> Self {
        self.max_retry_after = wait;
        self
    }

    /// Sets the time limit for all attempts, backoff and requested waits together. Default: 120 seconds.
    ///
    /// A wait that would end later is not started. The first attempt gets the full timeout of its request,
    /// even if that is longer.
    pub fn total_timeout(mut self, time: Duration) -> Self {
        self.total_timeout = time;
        self
    }

    /// Sets a time limit for each attempt, within the request's timeout. Default: no limit.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// Also retries idempotent requests after a lost response, or one with a status from 500 to 599.
    ///
    /// A request is idempotent if sending it twice has the same effect as once. All other requests are
    /// unaffected. If an earlier attempt took effect, a later one may get an error response, so the outcome
    /// is `Unknown`.
    pub fn retry_idempotent(mut self) -> Self {
        self.retries_idempotent = true;
        self
    }
}
