//! Which requests may be sent a second time.

use std::collections::BTreeSet;

use integration_tests::description::examples;
use signalwire_calling::CallRequest;
use signalwire_calling::commands::{Update, UpdateStatus};

/// The idempotent commands, including those whose repetition is rejected.
///
/// `update` depends on what it changes.
const IDEMPOTENT: [&str; 23] = [
    "calling.ai.stop",
    "calling.ai_sidecar.status",
    "calling.ai_sidecar.stop",
    "calling.ai_unhold",
    "calling.collect.start_input_timers",
    "calling.collect.stop",
    "calling.denoise",
    "calling.denoise.stop",
    "calling.detect.stop",
    "calling.disconnect",
    "calling.end",
    "calling.play.pause",
    "calling.play.resume",
    "calling.play.stop",
    "calling.play.volume",
    "calling.receive_fax.stop",
    "calling.record.pause",
    "calling.record.resume",
    "calling.record.stop",
    "calling.send_fax.stop",
    "calling.stream.stop",
    "calling.tap.stop",
    "calling.transcribe.stop",
];

#[test]
fn exactly_the_idempotent_commands_are_known_as_such() {
    let requests = examples().map(|(_, example)| {
        serde_json::from_value::<CallRequest>(example.value.clone()).expect("examples can be read")
    });
    let (update, others): (Vec<_>, Vec<_>) = requests.partition(|request| request.name() == "update");
    let idempotent: BTreeSet<_> =
        others.iter().filter(|request| request.is_idempotent()).map(CallRequest::name).collect();
    assert_eq!(idempotent, BTreeSet::from(IDEMPOTENT));
    assert!(!update.is_empty());
    for request in update {
        let json = serde_json::to_value(&request).expect("a request is JSON");
        assert_eq!(request.is_idempotent(), json["params"].get("status").is_some(), "{json}");
    }
}

#[test]
fn an_update_is_idempotent_unless_it_starts_a_document() {
    assert!(Update::status("c", UpdateStatus::Canceled).is_idempotent());
    assert!(Update::status("c", UpdateStatus::Completed).is_idempotent());
    assert!(!Update::url("c", "https://example.com").is_idempotent());
    assert!(!Update::swml("c", "sections: {main: []}").is_idempotent());
}
