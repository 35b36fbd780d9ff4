//! When the next attempt starts, and how long it may take.

use std::time::Duration;

use tokio::time::Instant;

use super::super::jitter::Jitter;
use super::super::outcome::Outcome;
use super::super::retry_policy::RetryPolicy;

/// How an attempt ended, as far as it matters for the next one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ending {
    pub(super) outcome: Outcome,
    /// The status, if there was a response.
    pub(super) status: Option<u16>,
    /// The wait that the response asks for.
    pub(super) retry_after: Option<Duration>,
}

/// The retry schedule of one request.
pub(super) struct Schedule<'a> {
    policy: &'a RetryPolicy,
    jitter: &'a Jitter,
    is_idempotent: bool,
    begin: Instant,
    /// Time allowed for attempts and the client's own backoff.
    timeout: Duration,
    /// Waits requested by the server so far, which do not count toward `timeout`.
    waited: Duration,
    attempts: u32,
}

impl<'a> Schedule<'a> {
    pub(super) fn begin(
        policy: &'a RetryPolicy,
        jitter: &'a Jitter,
        is_idempotent: bool,
        timeout: Duration,
    ) -> Self {
        let begin = Instant::now();
        Self { policy, jitter, is_idempotent, begin, timeout, waited: Duration::ZERO, attempts: 0 }
    }

    /// Starts an attempt. Returns its number and time limit.
    pub(super) fn attempt(&mut self) -> (u32, Duration) {
        self.attempts += 1;
        // The total timeout is about retries: it does not shorten the first attempt.
        let limit = if self.attempts == 1 { self.timeout } else { self.left() };
        let limit = self.policy.attempt_timeout.map_or(limit, |longest| limit.min(longest));
        (self.attempts, limit)
    }

    /// Returns how long to wait after a failed attempt, or `None` if there is to be no other.
    pub(super) fn backoff_after(&mut self, ending: Ending) -> Option<Duration> {
        if self.attempts > self.policy.max_retries || !self.may_resend(ending) {
            return None;
        }
        let own = self.own_backoff();
        let asked = ending.retry_after.unwrap_or_default();
        if asked > self.policy.max_retry_after {
            return None;
        }
        if asked > own {
            self.waited += asked;
        }
        let pause = asked.max(own);
        // The next attempt needs some time as well.
        (pause < self.left()).then_some(pause)
    }

    /// Returns whether nothing can have been done yet, or doing it twice does no harm.
    fn may_resend(&self, ending: Ending) -> bool {
        let lost_or_failed = ending.status.is_none_or(|status| matches!(status, 500..=599));
        match ending {
            Ending { outcome: Outcome::NotSent, .. } | Ending { status: Some(429), .. } => true,
            _ => self.policy.retries_idempotent && self.is_idempotent && lost_or_failed,
        }
    }

    /// Returns a random fraction of a time that doubles with each attempt.
    fn own_backoff(&self) -> Duration {
        let doublings = 1_u32.checked_shl(self.attempts - 1).unwrap_or(u32::MAX);
        let longest = self.policy.initial_backoff.saturating_mul(doublings).min(self.policy.max_backoff);
        longest.mul_f64(self.jitter.next())
    }

    /// Returns the time left for backoff and further attempts.
    fn left(&self) -> Duration {
        let all = self.timeout.saturating_add(self.waited).min(self.policy.total_timeout);
        all.saturating_sub(self.begin.elapsed())
    }
}
