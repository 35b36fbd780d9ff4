//! Spans and events for `tracing`. Without the feature there are none, and nothing of this costs anything.

use super::super::error_repr::ErrorRepr;
use super::super::exchange::Completed;
use super::super::outcome::Outcome;
use super::super::request_body::RequestInfo;
use super::Attempt;

/// The span of one request, with all its attempts.
///
/// It has the fields `name` and `resource_id`, what is sent and what that is about; `attempts`; `status`, the last one
/// there was; `outcome`, of a failure; and `duration_ms`.
pub(in super::super) struct Trace {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
    #[cfg(feature = "tracing")]
    begin: tokio::time::Instant,
}

#[cfg(feature = "tracing")]
impl Trace {
    pub(in super::super) fn begin(info: &RequestInfo) -> Self {
        use tracing::field::Empty;
        let span = tracing::info_span!(
            "request",
            name = info.name,
            resource_id = info.resource_id,
            attempts = Empty,
            status = Empty,
            outcome = Empty,
            duration_ms = Empty,
        );
        Self { span, begin: tokio::time::Instant::now() }
    }

    pub(in super::super) fn around<F: Future>(&self, future: F) -> impl Future<Output = F::Output> {
        tracing::Instrument::instrument(future, self.span.clone())
    }

    pub(in super::super) fn end(&self, completed: &Result<Completed, ErrorRepr>) {
        let (history, outcome) = match completed {
            Ok(completed) => {
                self.span.record("status", completed.body.status());
                let last = Outcome::of_status(completed.body.status());
                (completed.history, last.map(|last| last.max(completed.history.earlier)))
            }
            Err(repr) => (repr.history, Some(repr.outcome())),
        };
        if let Some(outcome) = outcome {
            self.span.record("outcome", tracing::field::debug(outcome));
        }
        self.span.record("attempts", history.attempts);
        self.span.record("duration_ms", milliseconds(self.begin.elapsed()));
        let _entered = self.span.enter();
        match outcome {
            None => tracing::debug!("the request succeeded"),
            Some(_) => tracing::warn!("the request failed"),
        }
    }
}

#[cfg(not(feature = "tracing"))]
#[expect(clippy::unused_self, reason = "the same calls must be possible as with the feature")]
impl Trace {
    pub(in super::super) fn begin(_: &RequestInfo) -> Self {
        Self {}
    }

    pub(in super::super) fn around<F: Future>(&self, future: F) -> F {
        future
    }

    pub(in super::super) fn end(&self, _: &Result<Completed, ErrorRepr>) {}
}

/// Tells of one attempt, as an event within the request's span.
pub(super) fn attempt_ended(attempt: &Attempt<'_>) {
    #[cfg(feature = "tracing")]
    tracing::debug!(
        number = attempt.number,
        status = attempt.status,
        outcome = attempt.outcome.map(tracing::field::debug),
        duration_ms = milliseconds(attempt.duration),
        backoff_ms = attempt.backoff.map(milliseconds),
        "an attempt ended",
    );
    #[cfg(not(feature = "tracing"))]
    let _ = attempt;
}

#[cfg(feature = "tracing")]
fn milliseconds(duration: std::time::Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
