//! Events are read whatever their form, and written back as they were.

use integration_tests::same::same;
use serde::Serialize;
use serde_json::{Value, json};
use signalwire_calling::JsonReader;
use signalwire_calling::commands::Dial;
use signalwire_calling::dial_attempt::DialAttempt;
use signalwire_calling::events::{Event, InboundCall};
use signalwire_calling::types::CallId;

fn event(value: &Value) -> Event {
    Event::read(value.to_string().as_bytes()).expect("an event is a JSON object")
}

/// Asserts that a payload is written as the JSON that it was read from.
fn assert_written(payload: &impl Serialize, expected: &Value) {
    let written = serde_json::to_value(payload).expect("a payload is JSON");
    assert!(same(&written, expected), "{written}\n{expected}");
}

/// The examples of the description, by the name of their webhook.
fn examples(webhook: &str) -> Vec<Value> {
    let examples = integration_tests::description::webhook_examples(webhook);
    assert!(!examples.is_empty(), "`{webhook}` has no examples");
    examples
}

#[test]
fn every_event_of_the_description_is_known_and_written_back() {
    let all = examples("callEvent");
    assert!(all.len() > 20, "only {} kinds of events", all.len());
    for value in all {
        let event = event(&value);
        assert!(!matches!(event, Event::Other(_)), "{value}");
        assert_written(&event, &value);
        let stored: Event = serde_json::from_value(value.clone()).expect("events can be stored");
        assert_eq!(stored, event);
    }
}

#[test]
fn unknown_kinds_are_kept_and_read_again() {
    let value = json!({"event_type": "calling.call.hologram", "params": {"call_id": "c-1", "control_id": "h", "beams": [1, null]}});
    let other = event(&value);
    assert!(matches!(other, Event::Other(_)), "{other:?}");
    assert_written(&other, &value);
    assert_eq!(other.call_id().expect("a call").as_str(), "c-1");
    assert_eq!(other.control_id().expect("an operation").as_str(), "h");
}

#[test]
fn kinds_that_an_older_version_stored_as_unknown_are_known_now() {
    for value in examples("callEvent") {
        let stored = serde_json::to_string(&Event::Other(value.clone())).expect("events can be stored");
        assert!(same(&serde_json::from_str(&stored).expect("JSON"), &value), "{stored}");
        let read: Event = serde_json::from_str(&stored).expect("events can be read");
        assert_eq!(read, event(&value));
        assert!(!matches!(read, Event::Other(_)), "{stored}");
    }
}

#[test]
fn an_odd_field_costs_only_itself() {
    for odd in [json!(5), json!({"x": 1}), json!([]), json!(null), json!(true)] {
        let value = json!({"event_type": "calling.call.play", "timestamp": odd, "params": {"call_id": "c-1", "state": odd, "new": 1}});
        let read = event(&value);
        let Event::Play(play) = &read else { panic!("{value} is no longer a playback") };
        let params = play.params.as_ref().expect("the other fields stay");
        assert_eq!(params.call_id.as_ref().expect("the id stays").as_str(), "c-1");
        assert_written(&read, &value);
    }
}

#[test]
fn a_body_without_an_envelope_is_read_as_its_kind() {
    let collect = event(
        &json!({"call_id": "c-1", "control_id": "pin", "result": {"type": "digit", "params": {"digits": "42"}}}),
    );
    assert!(matches!(collect, Event::Collect(_)), "{collect:?}");
    assert_eq!(collect.control_id().expect("an operation").as_str(), "pin");
    assert!(collect.is_terminal());
    let state = event(&json!({"call_id": "c-1", "call_state": "ringing"}));
    assert!(matches!(state, Event::State(_)), "{state:?}");
    assert!(!state.is_terminal());
    let play = event(&json!({"call_id": "c-1", "control_id": "jingle", "state": "playing"}));
    assert!(matches!(play, Event::Play(_)), "{play:?}");
    let url = "https://example.com/a.wav";
    let record = event(&json!({"call_id": "c-1", "control_id": "memo", "state": "finished", "url": url}));
    assert!(matches!(record, Event::Record(_)), "{record:?}");
    let stream = event(
        &json!({"call_id": "c-1", "control_id": "ear", "state": "streaming", "url": "wss://example.com"}),
    );
    assert!(matches!(stream, Event::Stream(_)), "{stream:?}");
    let unclear = event(&json!({"call_id": "c-1", "control_id": "jingle", "state": "finished"}));
    assert!(matches!(unclear, Event::Other(_)), "{unclear:?}");
    assert_eq!(unclear.call_id().expect("a call").as_str(), "c-1");
    assert_eq!(unclear.control_id().expect("an operation").as_str(), "jingle");
    assert!(unclear.is_terminal());
}

#[test]
fn payloads_that_only_some_sources_show_are_read_into_their_variants() {
    macro_rules! check {
        ($($kind:literal as $variant:ident: $params:tt;)+) => {$(
            let params = json!($params);
            let mut value = json!({"event_type": concat!("calling.", $kind), "timestamp": 1_779_120_000.5, "params": params});
            value["params"]["call_id"] = "c-1".into();
            let read = event(&value);
            let Event::$variant(inner) = &read else { panic!("{value} is read as {read:?}") };
            assert!(inner.extra.is_empty(), "{value}");
            assert_written(&read, &value);
            assert!(read.occurred_at().is_some(), "{value}");
        )+};
    }
    check! {
        "call.state" as State: {"call_state": "ending", "created_by": "dial", "peer": {"call_id": "c-2", "node_id": "n"}};
        "call.state" as State: {"call_state": "ended", "end_reason": "no_answer", "parent": {"device_type": "sip"}};
        "call.state" as State: {"call_state": "ended", "end_reason": "max_duration"};
        "call.state" as State: {"call_state": "answered", "end_reason": null};
        "call.record" as Record: {"state": "finished", "url": "https://example.com/r.wav", "duration": 2.5, "size": 9};
        "call.record" as Record: {"state": "paused", "record": {"format": "mp4"}};
        "call.collect" as Collect: {"result": {"type": "speech", "params": {"text": "two", "confidence": 83.2}}};
        "call.collect" as Collect: {"result": {"type": "no_match"}, "final": true};
        "call.collect" as Collect: {"state": "no_input"};
        "call.detect" as Detect: {"detect": {"type": "fax", "params": {"event": "CED"}}};
        "call.detect" as Detect: {"detect": {"type": "digit", "params": {"event": "5"}}};
        "call.detect" as Detect: {"detect": {"type": "machine", "params": {"event": "NOT_READY"}}};
        "call.tap" as Tap: {"state": "finished", "device": {"type": "ws", "params": {"uri": "wss://example.com/a"}}};
        "call.fax" as Fax: {"fax": {"type": "page", "params": {"direction": "send", "number": 1}}};
        "call.connect" as Connect: {"connect_state": "failed", "failed_reason": "noAnswer"};
        "call.refer" as Refer: {"state": "in progress", "tag": "desk", "sip_refer_to": "sip:a@example.com"};
        "call.queue" as Queue: {"status": "enqueue", "control_id": "q-1", "position": 3, "enqueue_ts": 1_779_120_105_482_113_i64};
        "conference" as Conference: {"status": "conference-end", "reason_ended": "last-participant-left"};
        "transcript.failed" as TranscriptFailed: {"id": "t-1", "segment_id": "s-1"};
    }
}

#[test]
fn the_end_of_an_operation_is_recognized() {
    let is_terminal = |kind: &str, params: Value| {
        event(&json!({"event_type": format!("calling.{kind}"), "params": params})).is_terminal()
    };
    let cases = [
        ("call.record", [json!({"state": "recording"}), json!({"state": "no_input"})]),
        (
            "call.record",
            [json!({"state": "rewinding"}), json!({"state": "finished", "record": {"size": "?"}})],
        ),
        ("call.state", [json!({"call_state": "answered"}), json!({"call_state": "ended"})]),
        ("call.connect", [json!({"connect_state": "connected"}), json!({"connect_state": "failed"})]),
        ("call.dial", [json!({"dial_state": "dialing"}), json!({"dial_state": "answered"})]),
        ("call.queue", [json!({"status": "enqueue"}), json!({"status": "leave"})]),
        ("conference", [json!({"status": "participant-leave"}), json!({"status": "conference-end"})]),
        ("call.pay", [json!({"for": "payment-processing"}), json!({"for": "payment-failed"})]),
        ("call.fax", [json!({"fax": {"type": "page"}}), json!({"fax": {"type": "finished"}})]),
        (
            "call.detect",
            [
                json!({"detect": {"params": {"event": "HUMAN"}}}),
                json!({"detect": {"params": {"event": "finished"}}}),
            ],
        ),
        (
            "call.collect",
            [json!({"result": {"type": "start_of_input"}}), json!({"result": {"type": "digit"}})],
        ),
        (
            "call.collect",
            [json!({"final": false, "result": {"type": "speech"}}), json!({"result": {"type": "speech"}})],
        ),
        (
            "call.collect",
            [
                json!({"state": "collecting", "result": {"type": "digit"}}),
                json!({"state": "finished", "result": {"type": "digit"}}),
            ],
        ),
        ("call.hologram", [json!({"state": "glowing"}), json!({"state": "finished"})]),
        ("transcript.unclear", [json!({"id": "t-1"}), json!({"state": "failed"})]),
    ];
    for (kind, [during, after]) in cases {
        assert!(!is_terminal(kind, during.clone()), "{kind} {during}");
        assert!(is_terminal(kind, after.clone()), "{kind} {after}");
    }
    assert!(is_terminal("transcript.failed", json!({"id": "t-1"})));
}

#[test]
fn webhooks_with_the_id_of_an_attempt_name_its_call() {
    let attempt = DialAttempt::new(&Dial::url("+12065550100", "https://example.com/greeting"));
    let (url, other) = (format!("/hook?a=1&dial_attempt={}", attempt.id), "/hook?dial_attempt=0b1c");
    let id = |id: Option<CallId>| id.map(|id| id.to_string());
    let ringing = event(&json!({"event_type": "calling.call.state", "params": {"call_id": "c-1"}}));
    assert_eq!(id(attempt.call_in_event(&url, &ringing)).as_deref(), Some("c-1"));
    assert_eq!(
        id(attempt.call_in_event(&format!("https://example.com{url}"), &ringing)).as_deref(),
        Some("c-1")
    );
    for url in ["/hook", other, ""] {
        assert_eq!(id(attempt.call_in_event(url, &ringing)), None, "{url}");
    }
    assert_eq!(id(attempt.call_in_event(&url, &event(&json!({"params": 5})))), None);

    let request = |value: Value| JsonReader::new().read_value::<InboundCall>(value).expect("a request");
    let own =
        request(json!({"call": {"call_id": "c-2", "parent": null}, "envs": {"dial_attempt": attempt.id}}));
    assert_eq!(own.attempt_id(), Some(attempt.id.as_str()));
    assert_eq!(own.call_id().map(CallId::as_str), Some("c-2"));
    assert_eq!(id(attempt.call_in_request("/hook", &own)).as_deref(), Some("c-2"));
    let by_url = request(json!({"call": {"call_id": "c-2"}, "envs": {}}));
    assert_eq!(id(attempt.call_in_request(&url, &by_url)).as_deref(), Some("c-2"));
    assert_eq!(id(attempt.call_in_request(other, &by_url)), None);
    let by_another = request(json!({"call": {"call_id": "c-2"}, "envs": {"dial_attempt": "0b1c"}}));
    assert_eq!(id(attempt.call_in_request("/hook", &by_another)), None);
    let child = request(
        json!({"call": {"call_id": "c-3", "parent": {"call_id": "c-2"}}, "envs": {"dial_attempt": attempt.id}}),
    );
    assert_eq!(id(attempt.call_in_request("/hook", &child)), None, "a call that the document created");
}

#[test]
fn what_is_no_json_object_is_an_error() {
    for body in ["", "not JSON", "[1]", "\"text\""] {
        assert!(Event::read(body.as_bytes()).is_err(), "{body}");
    }
}

#[test]
fn requests_for_documents_and_callbacks_of_agents_are_read_and_written_back() {
    macro_rules! check {
        ($($webhook:literal as $payload:ident),+) => {$(
            for value in examples($webhook) {
                let read: signalwire_calling::events::$payload =
                    JsonReader::new().read_value(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}"));
                assert_written(&read, &value);
            }
        )+};
    }
    check!(
        "swmlRequest" as InboundCall,
        "sidecarCallback" as SidecarCallback,
        "aiDebug" as AiDebug,
        "postPrompt" as PostPrompt,
        "swaigCall" as SwaigCall,
        "swaigSignatureRequest" as SwaigSignatureRequest
    );
}
