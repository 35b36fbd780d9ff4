//! When the next attempt begins, and how long it may take.

use std::time::Duration;

use tokio::time::Instant;

use super::super::jitter::Jitter;
use super::super::outcome::Outcome;
use super::super::retry_policy::RetryPolicy;

/// How an attempt ended, as far as it matters for the next one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ending {
    pub(super) outcome: Outcome,
    /// The status, if there was an answer.
    pub(super) status: Option<u16>,
    /// What the answer asks for.
    pub(super) retry_after: Option<Duration>,
}

/// The plan for one request.
pub(super) struct Schedule<'a> {
    policy: &'a RetryPolicy,
    jitter: &'a Jitter,
    is_idempotent: bool,
    begin: Instant,
    /// What the client's own doings may take.
    timeout: Duration,
    /// What the server has asked for so far, which does not count as the client's own doing.
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

    /// Begins an attempt. Tells its number and how long it may take.
    pub(super) fn attempt(&mut self) -> (u32, Duration) {
        self.attempts += 1;
        // The total time is about sending again: it does not shorten the first attempt.
        let limit = if self.attempts == 1 { self.timeout } else { self.left() };
        let limit = self.policy.attempt_timeout.map_or(limit, |longest| limit.min(longest));
        (self.attempts, limit)
    }

    /// How long to pause after an attempt that failed, or `None` if there is to be no other.
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
        // The attempt that follows needs some time as well.
        (pause < self.left()).then_some(pause)
    }

    /// Nothing may have been done, or doing it twice does no harm.
    fn may_resend(&self, ending: Ending) -> bool {
        let lost_or_failed = ending.status.is_none_or(|status| matches!(status, 500..=599));
        match ending {
            Ending { outcome: Outcome::NotSent, .. } | Ending { status: Some(429), .. } => true,
            _ => self.policy.retries_idempotent && self.is_idempotent && lost_or_failed,
        }
    }

    /// A random part of a time that doubles with each attempt.
    fn own_backoff(&self) -> Duration {
        let doublings = 1_u32.checked_shl(self.attempts - 1).unwrap_or(u32::MAX);
        let longest = self.policy.initial_backoff.saturating_mul(doublings).min(self.policy.max_backoff);
        longest.mul_f64(self.jitter.next())
    }

    /// The time that is left for pauses and further attempts.
    fn left(&self) -> Duration {
        let all = self.timeout.saturating_add(self.waited).min(self.policy.total_timeout);
        all.saturating_sub(self.begin.elapsed())
    }
}
