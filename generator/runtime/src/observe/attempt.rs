//! One attempt, when it is over.

use std::time::Duration;

use super::super::outcome::Outcome;
use super::super::prepared_request::RequestInfo;

/// One attempt to send a request, when it is over. What was sent and what was answered is no part of it.
pub struct Attempt<'a> {
    pub(in super::super) info: &'a RequestInfo,
    pub(in super::super) number: u32,
    pub(in super::super) duration: Duration,
    pub(in super::super) status: Option<u16>,
    pub(in super::super) outcome: Option<Outcome>,
    pub(in super::super) pause: Option<Duration>,
}

impl Attempt<'_> {
    /// The name of what was sent.
    pub fn name(&self) -> &'static str {
        self.info.name
    }

    /// The id of what it is about, if there is one.
    pub fn resource_id(&self) -> Option<&str> {
        self.info.resource_id.as_deref()
    }

    /// Which attempt it was, counted from 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// How long it took, without the pause after it.
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

    /// How long the client pauses now before it sends the request again; `None` if it does not.
    pub fn pause(&self) -> Option<Duration> {
        self.pause
    }
}

impl std::fmt::Debug for Attempt<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Attempt")
            .field("name", &self.name())
            .field("resource_id", &self.resource_id())
            .field("number", &self.number)
            .field("duration", &self.duration)
            .field("status", &self.status)
            .field("outcome", &self.outcome)
            .field("pause", &self.pause)
            .finish()
    }
}
