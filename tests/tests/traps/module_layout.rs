//! Where `id`, `params` and `control_id` go, and which values they accept.

use integration_tests::description::examples;
use serde_json::{Value, json};
use signalwire_calling::commands::{
    AiHold, AiSidecarStatus, AiSidecarStop, AiStop, AiUnhold, Collect, CollectDigits, Denoise, DenoiseStop,
    Detect, DetectMachine, Dial, Disconnect, End, Play, PlayAudio, Record, RecordAudio, Stream, Tap,
    TapAudio, TapWebSocket, Transcribe, Update, UpdateStatus,
};
use signalwire_calling::types::PlayDirection;
use signalwire_calling::{CallRequest, Validate};

use crate::json::{complaint, params, read, written};

#[test]
fn a02_the_id_stands_beside_params_but_for_dial_and_update() {
    for (command, example) in examples() {
        let request = read(&example.value).expect("examples can be read");
        let json = written(request);
        let (outside, inside) = (json.get("id"), json["params"].get("id"));
        match command.wire.as_str() {
            "dial" => assert_eq!((outside, inside), (None, None), "{}", example.name),
            "update" => {
                assert!(outside.is_none() && inside.is_some_and(Value::is_string), "{}", example.name);
            }
            _ => assert!(outside.is_some_and(Value::is_string) && inside.is_none(), "{}", example.name),
        }
    }
    let update = Update::status("call-1", UpdateStatus::Completed);
    assert_eq!(
        written(update),
        json!({"command": "update", "params": {"id": "call-1", "status": "completed"}})
    );
}

#[test]
fn a03_params_is_always_sent_even_without_any_parameter() {
    let empty: [CallRequest; 9] = [
        Disconnect::new().on("c"),
        AiUnhold::new().on("c"),
        Denoise::new().on("c"),
        DenoiseStop::new().on("c"),
        AiSidecarStop::new().on("c"),
        AiSidecarStatus::new().on("c"),
        End::new().on("c"),
        AiHold::new().on("c"),
        AiStop::new().on("c"),
    ];
    for request in empty {
        let expected = json!({"command": request.name(), "id": "c", "params": {}});
        assert_eq!(written(request), expected);
    }
}

#[test]
fn a08_what_starts_something_needs_a_control_id() {
    let url = "https://example.com/a.mp3";
    let started = |id: &str| -> [CallRequest; 7] {
        [
            Play::new(id, [PlayAudio::new(url)]).on("c"),
            Record::new(id, RecordAudio::new()).on("c"),
            Collect::new(id).digits(CollectDigits::new(1)).on("c"),
            Detect::new(id, DetectMachine::new()).on("c"),
            Tap::new(id, TapAudio::new(PlayDirection::Both), TapWebSocket::new("wss://example.com")).on("c"),
            Stream::new(id, "wss://example.com").on("c"),
            Transcribe::new(id).on("c"),
        ]
    };
    for request in started("Ctrl/1 é") {
        let name = request.name().to_owned();
        let json = written(request);
        assert_eq!(json["params"]["control_id"], "Ctrl/1 é", "{name}: it is sent as the caller wrote it");
        let mut without = json;
        without["params"].as_object_mut().expect("params is an object").remove("control_id");
        let error = read(&without).expect_err(&name);
        assert!(error.contains("control_id: missing"), "{name}: {error}");
    }
    for request in started("") {
        let expected = "params.control_id is \"\", must have at least 1 character";
        assert_eq!(complaint(request.clone()), expected, "{}", request.name());
    }
    // This is the only command that allows it to be omitted.
    assert_eq!(params(AiStop::new().on("c")), json!({}));
    assert_eq!(params(AiStop::new().control_id("a").on("c")), json!({"control_id": "a"}));
}

#[test]
fn a29_ids_need_not_be_uuids_but_must_not_be_empty() {
    for id in ["call-id-xxx", "2474b606-3395-474c-ad00-3a0b0c59e50c", "1", "ключ"] {
        assert_eq!(written(Denoise::new().on(id))["id"], id);
        assert_eq!(params(Update::url(id, "https://example.com"))["id"], id);
    }
    assert_eq!(complaint(Denoise::new().on("")), "id is \"\", must have at least 1 character");
    assert_eq!(
        complaint(Update::status("", UpdateStatus::Canceled)),
        "params.id is \"\", must have at least 1 character"
    );
    // There is no call yet whose id could be given.
    let dial = read(&json!({
        "command": "dial", "id": "c", "params": {"from": "+1", "to": "+2", "url": "https://example.com"},
    }));
    assert!(dial.is_err_and(|error| error.starts_with("id: unknown field")));
    assert_eq!(Dial::url("+1", "https://example.com").to("+2").validate(), Ok(()));
}
