//! A transport from outside that is abandoned if it ignores its time limit.

use std::time::Duration;

use super::{HttpRequest, ResponseFuture, Transport, TransportError};

/// Factor by which a transport may exceed its time limit before it is abandoned.
const GRACE: f64 = 1.05;

/// Abandons a transport that ignores its time limit.
///
/// Transports enforce the limit themselves, since only they know what has been sent by then. The one over the
/// network does, and needs no second timer.
pub(in super::super) struct Limited<T>(pub(in super::super) T);

impl<T: Transport> Transport for Limited<T> {
    fn send(&self, request: HttpRequest) -> ResponseFuture<'_> {
        let limit = request.time_limit.as_secs_f64() * GRACE;
        let limit = Duration::try_from_secs_f64(limit).unwrap_or(Duration::MAX);
        Box::pin(async move {
            match tokio::time::timeout(limit, self.0.send(request)).await {
                Ok(sent) => sent,
                Err(elapsed) => Err(TransportError::lost(elapsed).timed_out()),
            }
        })
    }
}
