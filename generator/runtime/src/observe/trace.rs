//! Spans and events for `tracing`. Without the feature there are none, and this code costs nothing.

use super::super::error::Error;
use super::super::error_repr::ErrorRepr;
use super::super::exchange::Completed;
use super::super::from_response::FromResponse;
use super::super::request_body::RequestInfo;
use super::super::service::Service;
use super::Attempt;

#[cfg(feature = "tracing")]
use super::super::{excerpt::one_line, outcome::Outcome};

/// The target of all spans and events: the crate's name as an identifier.
#[cfg(feature = "tracing")]
pub const TRACING_TARGET: &str = env!("CARGO_CRATE_NAME");

/// Maximum number of characters of the server's words in a field.
#[cfg(feature = "tracing")]
const LONGEST_VALUE: usize = 200;

/// The span of one request, with all its attempts.
///
/// The service declares its fields. Those recorded here are `attempts`, the response's `status` and
/// `request_id`, the `outcome` of a failure, and `duration_ms`.
pub(in super::super) struct Trace {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
    #[cfg(feature = "tracing")]
    begin: tokio::time::Instant,
}

#[cfg(feature = "tracing")]
impl Trace {
    pub(in super::super) fn begin(service: &Service, info: &RequestInfo) -> Self {
        Self { span: (service.span)(info), begin: tokio::time::Instant::now() }
    }

    pub(in super::super) fn around<F: Future>(&self, future: F) -> impl Future<Output = F::Output> {
        tracing::Instrument::instrument(future, self.span.clone())
    }

    pub(in super::super) fn completed(&self, completed: &Result<Completed, ErrorRepr>) {
        let (history, outcome) = match completed {
            Ok(completed) => {
                self.span.record("status", completed.body.status());
                if let Some(request_id) = &completed.headers.request_id {
                    self.span.record("request_id", request_id);
                }
                let last = Outcome::of_status(completed.body.status());
                (completed.history, last.map(|last| last.max(completed.history.earlier)))
            }
            Err(repr) => (repr.history, Some(repr.outcome())),
        };
        if let Some(outcome) = outcome {
            self.span.record("outcome", tracing::field::debug(outcome));
        }
        self.span.record("attempts", history.attempts);
    }

    pub(in super::super) fn end<R: FromResponse>(&self, answer: &Result<R, Error<R::ErrorBody>>) {
        if !self.span.is_disabled() {
            if let Some((field, value)) = R::logged(answer) {
                self.span.record(field, one_line(&value, LONGEST_VALUE));
            }
            self.span.record("duration_ms", milliseconds(self.begin.elapsed()));
        }
        let _entered = self.span.enter();
        match answer {
            Ok(_) => tracing::debug!(target: TRACING_TARGET, "the request succeeded"),
            Err(_) => tracing::warn!(target: TRACING_TARGET, "the request failed"),
        }
    }
}

#[cfg(not(feature = "tracing"))]
#[expect(clippy::unused_self, reason = "the methods must be the same as with the feature")]
impl Trace {
    pub(in super::super) fn begin(_: &Service, _: &RequestInfo) -> Self {
        Self {}
    }

    pub(in super::super) fn around<F: Future>(&self, future: F) -> F {
        future
    }

    pub(in super::super) fn completed(&self, _: &Result<Completed, ErrorRepr>) {}

    pub(in super::super) fn end<R: FromResponse>(&self, _: &Result<R, Error<R::ErrorBody>>) {}
}

/// Emits an event for one attempt within the request's span: a warning if the request is retried.
pub(super) fn attempt_ended(attempt: &Attempt<'_>) {
    #[cfg(feature = "tracing")]
    if let Some(backoff) = attempt.backoff {
        let answered = attempt.status.map(|status| format!("the server responded with {status}"));
        tracing::warn!(
            target: TRACING_TARGET,
            attempt = attempt.number,
            backoff_ms = milliseconds(backoff),
            reason = answered.as_deref().or(attempt.failure),
            "retrying the request",
        );
    } else {
        tracing::debug!(
            target: TRACING_TARGET,
            attempt = attempt.number,
            status = attempt.status,
            outcome = attempt.outcome.map(tracing::field::debug),
            duration_ms = milliseconds(attempt.duration),
            "the last attempt ended",
        );
    }
    #[cfg(not(feature = "tracing"))]
    let _ = attempt;
}

#[cfg(feature = "tracing")]
fn milliseconds(duration: std::time::Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
