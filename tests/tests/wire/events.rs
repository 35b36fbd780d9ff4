//! Events are read whatever their form, and written back as they were.

use integration_tests::same::same;
use serde::Serialize;
use serde_json::{Value, json};
use signalwire_calling::JsonReader;
use signalwire_calling::events::Event;

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
    let unclear = event(&json!({"call_id": "c-1", "state": "playing"}));
    assert!(matches!(unclear, Event::Other(_)), "{unclear:?}");
    assert_eq!(unclear.call_id().expect("a call").as_str(), "c-1");
}

#[test]
fn the_end_of_an_operation_is_recognized() {
    let with = |state: &str| event(&json!({"event_type": "calling.call.record", "params": {"state": state}}));
    assert!(["finished", "no_input", "error"].iter().all(|state| with(state).is_terminal()));
    assert!(["recording", "paused", "rewinding"].iter().all(|state| !with(state).is_terminal()));
    let partial = json!({"event_type": "calling.call.collect", "params": {"final": false, "result": {"type": "speech"}}});
    assert!(!event(&partial).is_terminal());
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
