//! Searches the logs of the client and its dependencies for secrets.
//!
//! Covers `log` and `tracing`, at the finest level.

use std::collections::BTreeMap;
use std::fmt::{Debug, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, Once, PoisonError};

use integration_tests::client::{AUTHORIZATION, TOKEN};
use log::{LevelFilter, Log, Metadata as LogMetadata, Record as LogRecord};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// The password of the SIP destination in every `dial` of these tests.
pub(crate) const SIP_PASSWORD: &str = "canary-sip";

/// The password of every proxy.
pub(crate) const PROXY_PASSWORD: &str = "canary-proxy";

/// The proxy credentials as the header carries them, encoded with another program.
const PROXY_AUTHORIZATION: &str = "bWU6Y2FuYXJ5LXByb3h5";

static CAPTURE: Capture = Capture { spans: AtomicU64::new(0) };
static FOUND: Mutex<Vec<String>> = Mutex::new(Vec::new());
static LINES: Mutex<BTreeMap<String, usize>> = Mutex::new(BTreeMap::new());

/// Starts capturing, for the whole test program.
pub(crate) fn begin() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        log::set_logger(&CAPTURE).expect("no other logger is set");
        log::set_max_level(LevelFilter::Trace);
        tracing::subscriber::set_global_default(&CAPTURE).expect("no other subscriber is set");
    });
}

/// Returns how many lines each library has written so far.
pub(crate) fn lines() -> BTreeMap<String, usize> {
    LINES.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Returns the lines that hold a secret.
pub(crate) fn found() -> Vec<String> {
    FOUND.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Returns whether a text holds one of the secrets, plain or encoded.
pub(crate) fn is_telling(text: &str) -> bool {
    let (_, encoded) = AUTHORIZATION.split_once(' ').expect("the scheme comes first");
    [TOKEN, encoded, SIP_PASSWORD, PROXY_PASSWORD, PROXY_AUTHORIZATION]
        .iter()
        .any(|secret| text.contains(secret))
}

fn look_at(target: &str, text: &str) {
    let library = target.split("::").next().unwrap_or(target).to_owned();
    *LINES.lock().unwrap_or_else(PoisonError::into_inner).entry(library).or_default() += 1;
    if is_telling(text) {
        FOUND.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{target}: {text}"));
    }
}

struct Capture {
    spans: AtomicU64,
}

impl Log for Capture {
    fn enabled(&self, _: &LogMetadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &LogRecord<'_>) {
        look_at(record.target(), &record.args().to_string());
    }

    fn flush(&self) {}
}

impl Subscriber for &'static Capture {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut text = Text::default();
        attributes.record(&mut text);
        look_at(attributes.metadata().target(), &text.0);
        Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut text = Text::default();
        values.record(&mut text);
        look_at("a span", &text.0);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut text = Text::default();
        event.record(&mut text);
        look_at(event.metadata().target(), &text.0);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// Formats fields as text.
#[derive(Default)]
struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, "{field}={value:?} ").expect("writing to a string");
    }
}
