//! Responses that need no network, and the invariants that hold for each of them.

use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};

use signalwire_calling::transport::{HttpResponse, TransportError};
use signalwire_calling::{Call, Outcome, RetryPolicy};
use tokio::runtime::Runtime;

use crate::client::builder;

/// A client that reads the responses it is given.
pub struct Answers {
    call: Call,
    next: Arc<Mutex<Option<HttpResponse>>>,
    runtime: Runtime,
    /// The formatted errors, to check that formatting works. Kept to reuse its allocation.
    text: String,
}

impl Default for Answers {
    fn default() -> Self {
        Self::new()
    }
}

impl Answers {
    /// Creates a client without a network.
    ///
    /// # Panics
    ///
    /// If no runtime can be created.
    #[must_use]
    pub fn new() -> Self {
        let next: Arc<Mutex<Option<HttpResponse>>> = Arc::default();
        let shared = Arc::clone(&next);
        let client = builder()
            .space("example")
            .retry(RetryPolicy::never())
            .transport(move |_| {
                let response = shared.lock().unwrap_or_else(PoisonError::into_inner).take();
                std::future::ready(response.ok_or_else(|| TransportError::lost("there is no answer")))
            })
            .build()
            .expect("the settings are complete");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        let runtime = runtime.expect("a runtime");
        Self { call: client.call("call-id-xxx"), next, runtime, text: String::new() }
    }

    /// Reads a response built from these bytes.
    ///
    /// Two choose the status, two choose the headers and whether the body is complete, the rest is the body.
    ///
    /// # Panics
    ///
    /// If the client breaks an invariant.
    pub fn read_bytes(&mut self, bytes: &[u8]) {
        let [high, low, flags, wait, body @ ..] = bytes else { return };
        let status = 100 + u16::from_be_bytes([*high, *low]) % 900;
        let mut response = HttpResponse::new(status, body);
        if flags & 1 != 0 {
            response = response.incomplete();
        }
        if flags & 2 != 0 {
            response = response
                .header("retry-after", (i16::from(*wait) - 128).to_string())
                .header("location", text(body));
        }
        if flags & 4 != 0 {
            response = response.header("retry-after", text(body)).header("x-request-id", text(body));
        }
        self.read(status, response);
    }

    /// Reads a response.
    ///
    /// # Panics
    ///
    /// If the client breaks an invariant.
    pub fn read(&mut self, status: u16, response: HttpResponse) {
        *self.next.lock().unwrap_or_else(PoisonError::into_inner) = Some(response);
        // The shortest command; the command does not matter here.
        let sent = self.runtime.block_on(self.call.denoise().into_future());
        self.text.clear();
        match sent {
            Ok(answer) => {
                assert!((200..=299).contains(&status), "{status} is not a success");
                // Whatever it holds, it must be accessible.
                write!(self.text, "{:?}{answer:?}", answer.id()).expect("writing to a string");
            }
            Err(error) => {
                assert!(!(200..=299).contains(&status), "{status} is a success: {error}");
                assert_eq!(error.status(), Some(status), "{error}");
                let rejected = matches!(status, 307 | 308 | 400..=407 | 409..=499);
                let outcome = if rejected { Outcome::Rejected } else { Outcome::Unknown };
                assert_eq!(error.outcome(), outcome, "{error}");
                write!(self.text, "{error}").expect("writing to a string");
                assert!(!self.text.contains(['\n', '\r']), "{error}");
            }
        }
    }
}

/// The start of a body, as far as it is a valid header value.
fn text(body: &[u8]) -> String {
    let end = body.len().min(80);
    String::from_utf8_lossy(&body[..end]).into_owned()
}
