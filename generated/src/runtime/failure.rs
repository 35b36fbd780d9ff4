//! Everything about an error that does not depend on the type of its body.

use std::error::Error as StdError;
use std::time::Duration;

use super::config_error::ConfigError;
use super::error::{ErrorKind, Outcome};
use super::excerpt::one_line;
use super::invalid_request::InvalidRequest;
use super::raw_body::RawBody;
use super::send::RawResponse;

/// How much of what the server says goes into a message.
const LONGEST_DESCRIPTION: usize = 300;

pub(super) struct Failure {
    pub(super) kind: ErrorKind,
    pub(super) outcome: Outcome,
    pub(super) fact: String,
    pub(super) is_timeout: bool,
    pub(super) request_id: Option<String>,
    pub(super) raw_body: Option<RawBody>,
    pub(super) cause: Cause,
}

/// What an error was made of, as far as it is worth keeping.
pub(super) enum Cause {
    None,
    Config(ConfigError),
    Invalid(InvalidRequest),
    Other(Box<dyn StdError + Send + Sync>),
}

impl Failure {
    fn new(kind: ErrorKind, outcome: Outcome, fact: String) -> Self {
        Self { kind, outcome, fact, is_timeout: false, request_id: None, raw_body: None, cause: Cause::None }
    }

    pub(super) fn config(error: ConfigError) -> Self {
        let failure = Self::new(ErrorKind::Config, Outcome::NotSent, error.to_string());
        Self { cause: Cause::Config(error), ..failure }
    }

    pub(super) fn invalid(invalid: InvalidRequest) -> Self {
        let fact = format!("the request is not valid: {invalid}");
        Self { cause: Cause::Invalid(invalid), ..Self::new(ErrorKind::Invalid, Outcome::NotSent, fact) }
    }

    pub(super) fn serialize(error: serde_json::Error) -> Self {
        let fact = "the request cannot be written as JSON".to_owned();
        let failure = Self::new(ErrorKind::Serialize, Outcome::NotSent, fact);
        Self { cause: Cause::Other(Box::new(error)), ..failure }
    }

    /// No answer came. Only what went wrong before there was a connection is certain not to have been sent.
    pub(super) fn transport(error: reqwest::Error, origin: &str, limit: Duration) -> Self {
        let is_timeout = error.is_timeout();
        let (kind, outcome, fact) = if error.is_connect() {
            let in_time = if is_timeout { " in time" } else { "" };
            (ErrorKind::Connect, Outcome::NotSent, format!("cannot connect to {origin}{in_time}"))
        } else if error.is_builder() {
            let fact = "the request cannot be put together".to_owned();
            (ErrorKind::Config, Outcome::NotSent, fact)
        } else if is_timeout {
            (
                ErrorKind::Timeout,
                Outcome::Unknown,
                format!("{origin} did not answer in time (limit {limit:?})"),
            )
        } else {
            let fact = format!("the connection to {origin} failed before an answer came");
            (ErrorKind::Transport, Outcome::Unknown, fact)
        };
        // The address could only repeat what the message says.
        let cause = Cause::Other(Box::new(error.without_url()));
        Self { is_timeout, cause, ..Self::new(kind, outcome, fact) }
    }

    pub(super) fn redirect(response: RawResponse) -> Self {
        let status = response.body.status();
        // These two ask for the same request elsewhere. After the others it may have been carried out already.
        let outcome = if matches!(status, 307 | 308) { Outcome::Rejected } else { Outcome::Unknown };
        let target =
            response.redirect_origin.as_ref().map(|origin| format!(" to {origin}")).unwrap_or_default();
        let fact = format!("the server answered {status}, a redirect{target}, which is not followed");
        Self::new(ErrorKind::Redirect, outcome, fact).with_answer(response)
    }

    pub(super) fn answered(response: RawResponse, description: Option<&str>) -> Self {
        let status = response.body.status();
        let outcome = match status {
            // The server gave up waiting, and who knows how far it had come.
            408 => Outcome::Unknown,
            400..=499 => Outcome::Rejected,
            _ => Outcome::Unknown,
        };
        let mut fact = format!("the server answered {status}");
        if let Some(description) = description.map(str::trim).filter(|text| !text.is_empty()) {
            fact.push_str(": ");
            fact.push_str(&one_line(description, LONGEST_DESCRIPTION));
        }
        Self::new(ErrorKind::Api, outcome, fact).with_answer(response)
    }

    fn with_answer(self, response: RawResponse) -> Self {
        Self { request_id: response.request_id, raw_body: Some(response.body), ..self }
    }
}
