//! Errors about stored requests are complete: where, what was expected, and what was probably meant.

use serde_json::{Value, json};
use signalwire_calling::{CallRequest, JsonReader};

fn problems(value: Value) -> String {
    let read = JsonReader::new().deny_unknown_fields().read_value::<CallRequest>(value);
    read.expect_err("it does not fit").to_string()
}

fn play(item: &Value) -> Value {
    json!({"command": "calling.play", "id": "c", "params": {"control_id": "p", "play": [item]}})
}

#[test]
fn a_flat_item_is_sent_to_where_its_fields_belong() {
    assert_eq!(
        problems(play(&json!({"type": "tts", "text": "canary"}))),
        "params.play[0].text: unknown field, expected in params"
    );
    assert_eq!(
        problems(
            json!({"command": "dial", "from": "+1", "params": {"to": "+1", "url": "https://example.com"}})
        ),
        "from: unknown field, expected in params; params.from: missing required field"
    );
}

#[test]
fn a_form_that_does_not_exist_is_told_with_the_nearest() {
    assert_eq!(
        problems(play(&json!({"type": "ttts", "params": {"text": "canary"}}))),
        "params.play[0].type: unknown value, did you mean \"tts\"?"
    );
    assert_eq!(
        problems(play(&json!("canary"))),
        "params.play[0]: expected an object with the string `type`, found a string"
    );
}

#[test]
fn unknown_fields_are_kept_or_refused() {
    let message = json!({"command": "calling.ai_message", "id": "c", "params": {"message": "canary"}});
    assert_eq!(problems(message.clone()), "params.message: unknown field, did you mean \"message_text\"?");
    let kept: CallRequest = JsonReader::new().read_value(message.clone()).expect("unknown fields are kept");
    assert_eq!(serde_json::to_value(kept).ok(), Some(message));
}

#[test]
fn everything_wrong_is_told_at_once() {
    let value = json!({
        "command": "calling.record", "id": 7,
        "params": {"record": {"audio": {"beep": "canary", "max_length": -1.5}}, "recrod": 1},
    });
    assert_eq!(
        problems(value),
        "id: expected a string, found a number; \
         params.record.audio.beep: expected a boolean, found a string; \
         params.record.audio.max_length: expected an integer, found a number with a fraction; \
         params.recrod: unknown field, did you mean \"record\"?; \
         params.control_id: missing required field"
    );
}

#[test]
fn a_document_that_is_not_of_its_type_is_told_too() {
    let value = json!({
        "command": "dial",
        "params": {
            "from": "+1", "to": "+2",
            "swml": {"version": "1.0.0", "sections": {"main": [{"play": {"urls": ["say:canary"], "volum": 3}}]}},
        },
    });
    assert_eq!(
        problems(value),
        "params.swml.sections.main[0].play.volum: unknown field, did you mean \"volume\"?"
    );
}
