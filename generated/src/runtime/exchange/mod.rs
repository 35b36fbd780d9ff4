//! Sends a prepared request, in as many attempts as are needed and safe.

mod attempt;
mod schedule;

use std::time::Duration;

use bytes::Bytes;
use reqwest::{Method, Url};
use tokio::time::{Instant, sleep};

use super::config_error::ConfigError;
use super::error_repr::ErrorRepr;
use super::observe::Attempt;
use super::outcome::Outcome;
use super::prepared_request::RequestParts;
use super::raw_body::RawBody;
use super::transport::Content;
use schedule::{Ending, Schedule};

/// A response with any status, and what preceded it.
pub(super) struct Completed {
    pub(super) body: RawBody,
    pub(super) headers: Headers,
    /// What is still to arrive of the body, if the request asked for that.
    pub(super) content: Option<Content>,
    pub(super) history: History,
}

/// What a response says besides its body.
#[derive(Default)]
pub(super) struct Headers {
    pub(super) request_id: Option<String>,
    pub(super) retry_after: Option<Duration>,
    /// Origin that a redirect leads to, without path and query.
    pub(super) redirect_origin: Option<String>,
}

/// The attempts so far.
#[derive(Clone, Copy)]
pub(super) struct History {
    /// Number of times the request was sent or was about to be sent.
    pub(super) attempts: u32,
    /// The worst that may have happened in the attempts before the last one.
    pub(super) earlier: Outcome,
}

impl History {
    /// No attempt was made.
    pub(super) const NONE: Self = Self { attempts: 0, earlier: Outcome::NotSent };
}

/// Sends the request until a response is final, or no further attempt is safe or has time.
pub(super) async fn run(parts: &RequestParts, body: Option<Bytes>) -> Result<Completed, ErrorRepr> {
    let shared = parts.sender.shared();
    let url = url(parts).map_err(ErrorRepr::config)?;
    let policy = parts.retry.as_ref().unwrap_or(&shared.retry);
    let timeout = parts.timeout.unwrap_or(shared.timeout);
    let mut schedule = Schedule::begin(policy, &shared.jitter, parts.info.is_idempotent, timeout);
    let mut earlier = Outcome::NotSent;
    loop {
        let (number, limit) = schedule.attempt();
        let history = History { attempts: number, earlier };
        let begin = Instant::now();
        let completed = attempt::run(parts, &url, body.clone(), limit, history).await;
        let ending = ending(&completed);
        let backoff = ending.and_then(|ending| schedule.backoff_after(ending));
        shared.observers.attempt_ended(&Attempt {
            info: &parts.info,
            number,
            duration: begin.elapsed(),
            status: status(&completed),
            outcome: ending.map(|ending| ending.outcome),
            failure: completed.as_ref().err().map(|repr| repr.fact.as_str()),
            backoff,
        });
        let (Some(ending), Some(backoff)) = (ending, backoff) else { return completed };
        earlier = earlier.max(ending.outcome);
        sleep(backoff).await;
    }
}

fn url(parts: &RequestParts) -> Result<Url, ConfigError> {
    if Method::from_bytes(parts.method.as_bytes()).is_err() {
        return Err(ConfigError::one(format!("{} is not a valid method", parts.method)));
    }
    Ok(parts.url())
}

fn status(completed: &Result<Completed, ErrorRepr>) -> Option<u16> {
    completed.as_ref().ok().map(|completed| completed.body.status())
}

/// Returns how an attempt ended, or `None` if it succeeded.
fn ending(completed: &Result<Completed, ErrorRepr>) -> Option<Ending> {
    match completed {
        Ok(Completed { body, headers, .. }) => {
            let outcome = Outcome::of_status(body.status())?;
            Some(Ending { outcome, status: Some(body.status()), retry_after: headers.retry_after })
        }
        Err(repr) => Some(Ending { outcome: repr.last_outcome, status: None, retry_after: None }),
    }
}
