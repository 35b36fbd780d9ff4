//! What the HTTP library's errors mean for the request.

use std::error::Error as StdError;

use super::super::transport::TransportError;
use super::write_started::WriteStarted;

/// Converts an error into what it means for the request.
///
/// Only a failure before the request was put on a connection is certain to have sent nothing.
pub(super) fn read(error: reqwest::Error, write_started: &WriteStarted, has_body: bool) -> TransportError {
    let is_timeout = error.is_timeout();
    // The URL could only repeat what the message says.
    let error = error.without_url();
    let failure = if !write_started.get() {
        TransportError::not_sent(error)
    } else if was_rejected(&error, has_body) {
        TransportError::rejected(error)
    } else {
        TransportError::lost(error)
    };
    if is_timeout { failure.timed_out() } else { failure }
}

/// Returns whether the server said, by means of HTTP/2, that it did not process the request.
#[cfg(feature = "http2")]
fn was_rejected(error: &(dyn StdError + 'static), has_body: bool) -> bool {
    let mut cause = Some(error);
    while let Some(current) = cause {
        if let Some(error) = current.downcast_ref::<h2::Error>() {
            // HTTP/2 guarantees for both that nothing was processed: a refused stream, and a stream newer
            // than the last one that a closing server says it has seen. Older streams fail with the
            // connection.
            let is_refused_stream = error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM);
            // The library also reports a closing server if that arrives before it turns to the body of a request
            // whose headers the server may have processed. Without a body, they are the whole request.
            return error.is_remote() && (is_refused_stream || has_body && error.is_go_away());
        }
        cause = current.source();
    }
    false
}

#[cfg(not(feature = "http2"))]
fn was_rejected(_: &(dyn StdError + 'static), _: bool) -> bool {
    false
}
