//! Spans and events for `tracing`. Without the feature there are none, and nothing of this costs anything.

use super::super::exchange::Ended;
use super::super::failure::Failure;
use super::super::outcome::Outcome;
use super::super::pending::About;
use super::Attempt;

/// The span of one request, with all its attempts.
///
/// It has the fields `name` and `subject`, what is sent and what that is about; `attempts`; `status`, the last one
/// there was; `outcome`, of a failure; and `duration_ms`.
pub(in super::super) struct Trace {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
    #[cfg(feature = "tracing")]
    begin: tokio::time::Instant,
}

#[cfg(feature = "tracing")]
impl Trace {
    pub(in super::super) fn begin(about: &About) -> Self {
        use tracing::field::Empty;
        let span = tracing::info_span!(
            "request",
            name = about.name,
            subject = about.subject,
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

    pub(in super::super) fn end(&self, ended: &Result<Ended, Failure>) {
        let (history, outcome) = match ended {
            Ok(ended) => {
                self.span.record("status", ended.body.status());
                let last = Outcome::of_status(ended.body.status());
                (ended.history, last.map(|last| last.max(ended.history.earlier)))
            }
            Err(failure) => (failure.history, Some(failure.outcome())),
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
    pub(in super::super) fn begin(_: &About) -> Self {
        Self {}
    }

    pub(in super::super) fn around<F: Future>(&self, future: F) -> F {
        future
    }

    pub(in super::super) fn end(&self, _: &Result<Ended, Failure>) {}
}

/// Tells of one attempt, as an event within the request's span.
pub(super) fn attempt_ended(attempt: &Attempt<'_>) {
    #[cfg(feature = "tracing")]
    tracing::debug!(
        number = attempt.number,
        status = attempt.status,
        outcome = attempt.outcome.map(tracing::field::debug),
        duration_ms = milliseconds(attempt.duration),
        pause_ms = attempt.pause.map(milliseconds),
        "an attempt ended",
    );
    #[cfg(not(feature = "tracing"))]
    let _ = attempt;
}

#[cfg(feature = "tracing")]
fn milliseconds(duration: std::time::Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
