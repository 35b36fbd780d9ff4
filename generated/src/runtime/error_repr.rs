//! The part of an error that does not depend on the type of its body.

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::error::Elapsed;

use super::config_error::ConfigError;
use super::error::ErrorKind;
use super::excerpt::one_line;
use super::exchange::{Completed, History};
use super::outcome::Outcome;
use super::raw_body::RawBody;
use super::transport::TransportError;
use super::validation_error::ValidationError;

/// Maximum number of characters of the server's description in a message.
const LONGEST_DESCRIPTION: usize = 300;

pub(super) struct ErrorRepr {
    pub(super) kind: ErrorKind,
    /// What may have happened in the last attempt.
    pub(super) last_outcome: Outcome,
    pub(super) history: History,
    pub(super) fact: String,
    pub(super) is_timeout: bool,
    pub(super) request_id: Option<String>,
    pub(super) retry_after: Option<Duration>,
    pub(super) raw_body: Option<RawBody>,
    pub(super) source: Option<Box<dyn StdError + Send + Sync>>,
}

impl ErrorRepr {
    fn new(kind: ErrorKind, last_outcome: Outcome, fact: String) -> Self {
        Self {
            kind,
            last_outcome,
            history: History::NONE,
            fact,
            is_timeout: false,
            request_id: None,
            retry_after: None,
            raw_body: None,
            source: None,
        }
    }

    /// Returns what may have happened to the request in any of its attempts.
    pub(super) fn outcome(&self) -> Outcome {
        self.last_outcome.max(self.history.earlier)
    }

    pub(super) fn config(error: ConfigError) -> Self {
        let fact = error.to_string();
        Self::new(ErrorKind::Config(error), Outcome::NotSent, fact)
    }

    pub(super) fn invalid(invalid: ValidationError) -> Self {
        let fact = format!("the request is not valid: {invalid}");
        Self::new(ErrorKind::Invalid(invalid), Outcome::NotSent, fact)
    }

    /// Describes a link that is not followed.
    pub(super) fn link(fact: &str) -> Self {
        Self::new(ErrorKind::Link, Outcome::NotSent, fact.to_owned())
    }

    /// Describes content that stopped arriving.
    pub(super) fn content(fact: &str, source: Option<Box<dyn StdError + Send + Sync>>) -> Self {
        let is_timeout = source.as_ref().is_some_and(|source| source.is::<Elapsed>());
        Self { is_timeout, source, ..Self::new(ErrorKind::Content, Outcome::Unknown, fact.to_owned()) }
    }

    /// Describes a page that arrived, but has an unexpected shape.
    pub(super) fn page(fact: &str, body: RawBody) -> Self {
        let history = History { attempts: 1, ..History::NONE };
        let repr = Self::new(ErrorKind::Link, Outcome::Unknown, fact.to_owned());
        Self { history, raw_body: Some(body), ..repr }
    }

    pub(super) fn serialize(error: Arc<serde_json::Error>) -> Self {
        let fact = "the request cannot be serialized as JSON".to_owned();
        let repr = Self::new(ErrorKind::Serialize, Outcome::NotSent, fact);
        Self { source: Some(Box::new(error)), ..repr }
    }

    /// Describes an attempt that got no response.
    pub(super) fn transport(error: TransportError, origin: &str, limit: Duration, history: History) -> Self {
        let TransportError { outcome, is_timeout, cause } = error;
        let (kind, fact) = match (outcome, is_timeout) {
            (Outcome::NotSent, false) => (ErrorKind::Connect, format!("cannot connect to {origin}")),
            (Outcome::NotSent, true) => (ErrorKind::Connect, format!("timed out connecting to {origin}")),
            (_, true) => (ErrorKind::Timeout, format!("{origin} did not respond in time (limit {limit:?})")),
            (Outcome::Rejected, false) => {
                (ErrorKind::Transport, format!("{origin} refused the request without processing it"))
            }
            (Outcome::Unknown, false) => {
                (ErrorKind::Transport, format!("the connection to {origin} failed before a response arrived"))
            }
        };
        let repr = Self::new(kind, outcome, fact);
        Self { is_timeout, history, source: Some(cause), ..repr }
    }

    /// Describes a request whose task panicked, in code supplied by the user of the client.
    #[cfg(feature = "blocking")]
    pub(super) fn abandoned() -> Self {
        let fact = "the client's thread stopped before the request was complete".to_owned();
        Self::new(ErrorKind::Transport, Outcome::Unknown, fact)
    }

    pub(super) fn redirect(completed: Completed) -> Self {
        let status = completed.body.status();
        let target = completed.headers.redirect_origin.as_ref();
        let target = target.map(|origin| format!(" to {origin}")).unwrap_or_default();
        let fact = format!("the server responded with {status}, a redirect{target}, which is not followed");
        Self::after_answer(ErrorKind::Redirect, fact, completed)
    }

    pub(super) fn answered(completed: Completed, description: Option<&str>) -> Self {
        let mut fact = format!("the server responded with {}", completed.body.status());
        if let Some(description) = description.map(str::trim).filter(|text| !text.is_empty()) {
            fact.push_str(": ");
            fact.push_str(&one_line(description, LONGEST_DESCRIPTION));
        }
        Self::after_answer(ErrorKind::Api, fact, completed)
    }

    fn after_answer(kind: ErrorKind, fact: String, completed: Completed) -> Self {
        let outcome = Outcome::of_status(completed.body.status()).unwrap_or(Outcome::Unknown);
        Self {
            history: completed.history,
            request_id: completed.headers.request_id,
            retry_after: completed.headers.retry_after,
            raw_body: Some(completed.body),
            ..Self::new(kind, outcome, fact)
        }
    }
}
