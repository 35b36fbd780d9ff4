//! What the library's errors mean for the request.

use std::error::Error as StdError;

use super::super::transport::TransportError;
use super::write_started::WriteStarted;

/// What an error means. Only what went wrong before the request was put on a connection is certain not to have left.
pub(super) fn read(error: reqwest::Error, write_started: &WriteStarted) -> TransportError {
    let is_timeout = error.is_timeout();
    // The address could only repeat what the message says.
    let error = error.without_url();
    let failure = if !write_started.get() {
        TransportError::not_sent(error)
    } else if was_rejected(&error) {
        TransportError::rejected(error)
    } else {
        TransportError::lost(error)
    };
    if is_timeout { failure.timed_out() } else { failure }
}

/// Whether the server said, in HTTP/2's own terms, that it has not looked at the request.
#[cfg(feature = "http2")]
fn was_rejected(error: &(dyn StdError + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(current) = cause {
        if let Some(error) = current.downcast_ref::<h2::Error>() {
            // The standard guarantees for both that nothing was done: a stream that is refused, and a stream that is
            // younger than the last one which a closing server says it has seen. Older streams fail with the connection.
            let is_refused_stream = error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM);
            return error.is_remote() && (is_refused_stream || error.is_go_away());
        }
        cause = current.source();
    }
    false
}

#[cfg(not(feature = "http2"))]
fn was_rejected(_: &(dyn StdError + 'static)) -> bool {
    false
}
