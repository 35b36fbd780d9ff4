//! An attempt that has ended, and the functions that are called for each one.

use std::sync::Arc;
use std::time::Duration;

use super::super::outcome::Outcome;
use super::super::request_body::RequestInfo;
use super::trace;

/// An attempt to send a request, after it has ended.
///
/// It holds neither request nor response bodies.
pub struct Attempt<'a> {
    pub(in super::super) info: &'a RequestInfo,
    pub(in super::super) number: u32,
    pub(in super::super) duration: Duration,
    pub(in super::super) status: Option<u16>,
    pub(in super::super) outcome: Option<Outcome>,
    /// Why no response arrived.
    pub(in super::super) failure: Option<&'a str>,
    pub(in super::super) backoff: Option<Duration>,
}

impl Attempt<'_> {
    /// Returns what is known about the request. A client exposes it in the terms of its API.
    pub(crate) fn info(&self) -> &RequestInfo {
        self.info
    }

    /// Returns the number of the attempt, starting at 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Returns how long the attempt took, without the backoff after it.
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// Returns the HTTP status, if the server responded.
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// Returns what may have happened in this attempt, or `None` if it succeeded.
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }

    /// Returns how long the client waits before it retries, or `None` if it does not retry.
    pub fn backoff(&self) -> Option<Duration> {
        self.backoff
    }
}

impl std::fmt::Debug for Attempt<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Attempt")
            .field("name", &self.info.name)
            .field("resource_id", &self.info.resource_id)
            .field("correlation_id", &self.info.correlation_id)
            .field("number", &self.number)
            .field("duration", &self.duration)
            .field("status", &self.status)
            .field("outcome", &self.outcome)
            .field("backoff", &self.backoff)
            .finish()
    }
}

type Observer = dyn Fn(&Attempt<'_>) + Send + Sync;

/// The functions that are called after every attempt.
#[derive(Clone, Default)]
pub(in super::super) struct Observers(Vec<Arc<Observer>>);

impl Observers {
    pub(in super::super) fn add(&mut self, observer: impl Fn(&Attempt<'_>) + Send + Sync + 'static) {
        self.0.push(Arc::new(observer));
    }

    pub(in super::super) fn attempt_ended(&self, attempt: &Attempt<'_>) {
        trace::attempt_ended(attempt);
        for observer in &self.0 {
            observer(attempt);
        }
    }
}
