//! A transport without a network: it answers by script, and keeps what it was asked to carry.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use runtime::{HttpRequest, HttpResponse, ResponseFuture, Transport, TransportError};
use tokio::time::{Instant, sleep};

/// What becomes of one request.
pub(crate) enum Step {
    /// An answer after some time.
    Response(Duration, HttpResponse),
    /// No answer after some time.
    Error(Duration, TransportError),
    /// Nothing, until the time limit; then as it would be on a connection.
    Silence,
    /// Nothing, for longer than the time limit allows.
    Deafness,
}

impl Step {
    pub(crate) fn status(status: u16) -> Self {
        Self::Response(Duration::ZERO, HttpResponse::new(status, "{}"))
    }

    /// An answer that asks for patience.
    pub(crate) fn patience(status: u16, retry_after: &str) -> Self {
        Self::Response(Duration::ZERO, HttpResponse::new(status, "{}").header("Retry-After", retry_after))
    }

    pub(crate) fn no_connection() -> Self {
        Self::Error(Duration::ZERO, TransportError::not_sent("nobody listens"))
    }

    pub(crate) fn lost() -> Self {
        Self::Error(Duration::ZERO, TransportError::lost("it broke off"))
    }

    pub(crate) fn rejected() -> Self {
        Self::Error(Duration::ZERO, TransportError::rejected("it was refused"))
    }

    /// The same, but later.
    pub(crate) fn after(self, time: Duration) -> Self {
        match self {
            Self::Response(_, response) => Self::Response(time, response),
            Self::Error(_, error) => Self::Error(time, error),
            other => other,
        }
    }
}

/// What the transport was asked to carry, and when.
#[derive(Clone)]
pub(crate) struct Carried {
    pub(crate) at: Instant,
    pub(crate) request: HttpRequest,
}

/// The transport, and what it has carried. Clones share both.
#[derive(Clone, Default)]
pub(crate) struct Script {
    steps: Arc<Mutex<VecDeque<Step>>>,
    carried: Arc<Mutex<Vec<Carried>>>,
}

impl Script {
    pub(crate) fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self { steps: Arc::new(Mutex::new(steps.into_iter().collect())), carried: Arc::default() }
    }

    pub(crate) fn carried(&self) -> Vec<Carried> {
        self.carried.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many steps are left.
    pub(crate) fn rest(&self) -> usize {
        self.steps.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}

impl Transport for Script {
    fn send(&self, request: HttpRequest) -> ResponseFuture<'_> {
        let step = self.steps.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        let limit = request.time_limit();
        let mut carried = self.carried.lock().unwrap_or_else(PoisonError::into_inner);
        carried.push(Carried { at: Instant::now(), request });
        Box::pin(async move {
            match step.expect("the script has a step for every request") {
                Step::Response(time, response) => {
                    sleep(time).await;
                    Ok(response)
                }
                Step::Error(time, error) => {
                    sleep(time).await;
                    Err(error)
                }
                Step::Silence => {
                    sleep(limit).await;
                    Err(TransportError::lost("silence").timed_out())
                }
                Step::Deafness => {
                    sleep(limit.saturating_mul(100)).await;
                    Err(TransportError::not_sent("it does not matter what is said so late"))
                }
            }
        })
    }
}
