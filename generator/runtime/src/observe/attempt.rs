//! One attempt, when it is over, and the functions that are told of every one.

use std::sync::Arc;
use std::time::Duration;

use super::super::outcome::Outcome;
use super::super::request_body::RequestInfo;
use super::trace;

/// One attempt to send a request, when it is over. What was sent and what was answered is no part of it.
pub struct Attempt<'a> {
    pub(in super::super) info: &'a RequestInfo,
    pub(in super::super) number: u32,
    pub(in super::super) duration: Duration,
    pub(in super::super) status: Option<u16>,
    pub(in super::super) outcome: Option<Outcome>,
    /// Why no answer came.
    pub(in super::super) failure: Option<&'a str>,
    pub(in super::super) backoff: Option<Duration>,
}

impl Attempt<'_> {
    /// What is known of the request. A client gives access to that in the words of its API.
    pub(crate) fn info(&self) -> &RequestInfo {
        self.info
    }

    /// Which attempt it was, counted from 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// How long it took, without the backoff after it.
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// The HTTP status, if the server answered.
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// What may have happened to this attempt; `None` if it succeeded.
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }

    /// How long the client waits now before it sends the request again; `None` if it does not.
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

/// The functions that are told of every attempt.
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
