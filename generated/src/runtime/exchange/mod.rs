//! From a prepared request to its answer, in as many attempts as it takes and is safe.

mod attempt;
mod schedule;

use std::time::Duration;

use bytes::Bytes;
use reqwest::{Method, Url};
use tokio::time::{Instant, sleep};

use super::config_error::ConfigError;
use super::failure::Failure;
use super::observe::{Attempt, Trace};
use super::outcome::Outcome;
use super::pending::Prepared;
use super::raw_body::RawBody;
use schedule::{Ending, Schedule};

/// An answer, whatever it is, and what came before it.
pub(super) struct Ended {
    pub(super) body: RawBody,
    pub(super) headers: Headers,
    pub(super) history: History,
}

/// What an answer says beside its body.
#[derive(Default)]
pub(super) struct Headers {
    pub(super) request_id: Option<String>,
    pub(super) retry_after: Option<Duration>,
    /// Where a redirect leads, without path and query.
    pub(super) redirect_origin: Option<String>,
}

/// What was tried.
#[derive(Clone, Copy)]
pub(super) struct History {
    /// How many times the request was sent, or was about to be.
    pub(super) attempts: u32,
    /// The most that may have happened to the attempts before the last one.
    pub(super) earlier: Outcome,
}

impl History {
    /// Nothing was tried.
    pub(super) const NONE: Self = Self { attempts: 0, earlier: Outcome::NotSent };
}

/// Sends the request until there is an answer to keep, or no further attempt is safe or has time.
pub(super) async fn run(prepared: &Prepared, body: Bytes) -> Result<Ended, Failure> {
    let trace = Trace::begin(&prepared.about);
    let ended = trace.around(attempts(prepared, body)).await;
    trace.end(&ended);
    ended
}

async fn attempts(prepared: &Prepared, body: Bytes) -> Result<Ended, Failure> {
    let shared = prepared.sender.shared();
    let url = target(prepared).map_err(Failure::config)?;
    let policy = prepared.retry.as_ref().unwrap_or(&shared.retry);
    let timeout = prepared.timeout.unwrap_or(shared.timeout);
    let mut schedule = Schedule::begin(policy, &shared.jitter, prepared.about.is_repeatable, timeout);
    let mut earlier = Outcome::NotSent;
    loop {
        let (number, limit) = schedule.attempt();
        let history = History { attempts: number, earlier };
        let begin = Instant::now();
        let ended = attempt::run(prepared, &url, body.clone(), limit, history).await;
        let ending = ending(&ended);
        let pause = ending.and_then(|ending| schedule.pause_after(ending));
        shared.observers.attempt_ended(&Attempt {
            about: &prepared.about,
            number,
            duration: begin.elapsed(),
            status: status(&ended),
            outcome: ending.map(|ending| ending.outcome),
            pause,
        });
        let (Some(ending), Some(pause)) = (ending, pause) else { return ended };
        earlier = earlier.max(ending.outcome);
        sleep(pause).await;
    }
}

fn target(prepared: &Prepared) -> Result<Url, ConfigError> {
    let Prepared { method, path, .. } = prepared;
    let url = prepared.sender.shared().base_url.join(path);
    url.filter(|_| Method::from_bytes(method.as_bytes()).is_ok())
        .ok_or_else(|| ConfigError::one(format!("{method} {path} is not something that can be requested")))
}

fn status(ended: &Result<Ended, Failure>) -> Option<u16> {
    ended.as_ref().ok().map(|ended| ended.body.status())
}

/// How an attempt ended; `None` if it succeeded.
fn ending(ended: &Result<Ended, Failure>) -> Option<Ending> {
    match ended {
        Ok(Ended { body, headers, .. }) => {
            let outcome = Outcome::of_status(body.status())?;
            Some(Ending { outcome, status: Some(body.status()), retry_after: headers.retry_after })
        }
        Err(failure) => Some(Ending { outcome: failure.last_outcome, status: None, retry_after: None }),
    }
}
