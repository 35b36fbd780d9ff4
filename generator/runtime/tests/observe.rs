//! What is told of requests while they are sent: to a function, and to `tracing`.

mod support;

use std::io;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use runtime::{Outcome, RetryPolicy};
use support::script::{Script, Step};
use support::{Order, Receipt, settings};
use tracing::Dispatch;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;

type Told = (u32, Option<u16>, Option<Outcome>, Option<Duration>);

#[tokio::test(start_paused = true)]
async fn a_function_is_told_of_every_attempt() {
    let told: Arc<Mutex<Vec<Told>>> = Arc::default();
    let shared = Arc::clone(&told);
    let script = Script::new([
        Step::no_connection().after(Duration::from_secs(2)),
        Step::patience(429, "3"),
        Step::status(200),
    ]);
    let sender = settings()
        .base_url("https://things.test".to_owned())
        .transport(script)
        .on_attempt(move |attempt| {
            let text = format!("{attempt:?}");
            let info = r#"name: "order", resource_id: Some("order-7"), correlation_id: Some("delivery-9")"#;
            assert!(text.contains(info), "{text}");
            let duration = if attempt.number() == 1 { Duration::from_secs(2) } else { Duration::ZERO };
            assert_eq!(attempt.duration(), duration);
            let told = (attempt.number(), attempt.status(), attempt.outcome(), attempt.backoff());
            shared.lock().unwrap_or_else(PoisonError::into_inner).push(told);
        })
        .build()
        .expect("the settings are complete");
    sender.request::<Receipt>("POST", "/orders", &Order::of(1)).await.expect("the third attempt succeeds");
    let expected = [
        (1, None, Some(Outcome::NotSent), Some(Duration::ZERO)),
        (2, Some(429), Some(Outcome::Rejected), Some(Duration::from_secs(3))),
        (3, Some(200), None, None),
    ];
    assert_eq!(*told.lock().unwrap_or_else(PoisonError::into_inner), expected);
}

#[tokio::test(start_paused = true)]
async fn what_is_not_sent_is_no_attempt() {
    let script = Script::default();
    let sender = settings()
        .base_url("https://things.test".to_owned())
        .transport(script)
        .on_attempt(|attempt| panic!("there is none to tell of: {attempt:?}"))
        .build()
        .expect("the settings are complete");
    let error = sender.request::<Receipt>("POST", "/orders", &Order::of(0)).await.expect_err("it is invalid");
    assert_eq!(error.attempts(), 0);
}

/// Keeps what is written to it.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// As long as there is but one dispatcher, `tracing` asks that of the thread alone whether anybody is interested in a span
/// or event, once for all threads; and other tests of this file have none. Hence a second one, which hears all.
static ALWAYS: LazyLock<Dispatch> = LazyLock::new(|| {
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(io::sink);
    Dispatch::new(subscriber.finish())
});

/// What `tracing` is told at its most talkative, without times.
async fn traced(steps: impl IntoIterator<Item = Step>, policy: RetryPolicy) -> String {
    LazyLock::force(&ALWAYS);
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(FmtSpan::CLOSE)
        .with_writer(log.clone())
        .with_ansi(false)
        .without_time()
        .finish();
    let guard = tracing::subscriber::set_default(subscriber);
    let settings = settings().base_url("https://things.test".to_owned()).retry(policy);
    let sender = settings.transport(Script::new(steps)).build().expect("the settings are complete");
    // Whether it succeeds is seen in what is told.
    let _ = sender.request::<Receipt>("POST", "/orders", &Order::of(1)).await;
    drop(guard);
    let text = log.text();
    assert!(!text.contains("canary"), "{text}");
    text
}

#[tokio::test(start_paused = true)]
async fn a_span_tells_how_a_request_went() {
    let answer = Step::status(200).after(Duration::from_millis(40));
    let text = traced([Step::no_connection(), answer], RetryPolicy::default()).await;
    for expected in [
        r#"WARN request{order="order-7" delivery="delivery-9"}: runtime: retrying the request attempt=1 backoff_ms=0 reason="cannot connect to https://things.test""#,
        "runtime: the last attempt ended attempt=2 status=200 duration_ms=40",
        r#"DEBUG request{order="order-7" delivery="delivery-9" status=200 attempts=2 duration_ms=40}: runtime: the request succeeded"#,
    ] {
        assert!(text.contains(expected), "{expected} is missing in:\n{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_failure_is_told_as_a_warning_with_its_outcome() {
    let text = traced([Step::lost()], RetryPolicy::never()).await;
    let expected = r#"WARN request{order="order-7" delivery="delivery-9" outcome=Unknown attempts=1 duration_ms=0}: runtime: the request failed"#;
    assert!(text.contains(expected), "{text}");
    let text = traced([Step::status(422)], RetryPolicy::never()).await;
    assert!(text.contains("status=422 outcome=Rejected attempts=1"), "{text}");
}
