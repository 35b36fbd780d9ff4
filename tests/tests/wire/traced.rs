//! What `tracing` records about commands, in terms of the API.

use std::io;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use integration_tests::client::builder;
use signalwire_calling::transport::{HttpRequest, HttpResponse};
use signalwire_calling::{Client, TRACING_TARGET};
use tracing::{Dispatch, Level};

const LEG: &str = r#"{"id":"leg-7","type":"relay_pstn_call"}"#;
const REJECTION: &str = r#"{"errors":[{"type":"validation_error","code":"call_not_found","message":"no"}]}"#;

/// A second dispatcher: with only one, `tracing` would cache the interest of a thread without one.
static ALWAYS: LazyLock<Dispatch> = LazyLock::new(|| {
    Dispatch::new(tracing_subscriber::fmt().with_max_level(Level::TRACE).with_writer(io::sink).finish())
});

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns what is traced until an action ends.
pub(crate) async fn log_of(action: impl Future<Output = ()>) -> String {
    LazyLock::force(&ALWAYS);
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_max_level(Level::TRACE).with_ansi(false).without_time();
    let guard = tracing::subscriber::set_default(subscriber.with_writer(move || writer.clone()).finish());
    action.await;
    drop(guard);
    String::from_utf8_lossy(&log.0.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
}

/// Returns what is traced while one action is stopped and the server sends these responses.
async fn traced<const N: usize>(mut answers: [HttpResponse; N]) -> String {
    answers.reverse();
    let answers = Mutex::new(answers.to_vec());
    let transport = move |_: HttpRequest| {
        let answer = answers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        async move { Ok(answer.expect("a response for each request")) }
    };
    let client: Client = builder()
        .base_url("https://calls.test")
        .transport(transport)
        .build()
        .expect("the settings are complete");
    // The trace shows whether it succeeds.
    log_of(async { drop(client.call("call-7").play_stop("music").await) }).await
}

#[tokio::test]
async fn a_span_has_the_ids_of_the_command_and_of_the_answer() {
    let answers =
        [HttpResponse::new(429, "{}"), HttpResponse::new(200, LEG).header("x-request-id", "request-3")];
    let text = traced(answers).await;
    assert_eq!(TRACING_TARGET, "signalwire_calling");
    for expected in [
        r#"WARN request{command="calling.play.stop" call_id="call-7" control_id="music"}: signalwire_calling: retrying the request attempt=1 backoff_ms=0 reason="the server responded with 429""#,
        r#"status=200 request_id="request-3" attempts=2 leg_id="leg-7" duration_ms="#,
        "signalwire_calling: the request succeeded",
    ] {
        assert!(text.contains(expected), "{expected} is missing from:\n{text}");
    }
}

#[tokio::test]
async fn a_rejection_tells_its_code() {
    let text = traced([HttpResponse::new(422, REJECTION)]).await;
    let expected = r#"status=422 outcome=Rejected attempts=1 code="call_not_found" duration_ms="#;
    assert!(text.contains(expected) && text.contains("WARN"), "{text}");
}
