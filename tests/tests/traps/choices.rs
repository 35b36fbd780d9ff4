//! Values that take one of several forms.

use serde_json::{Value, json};
use signalwire_calling::CallRequest;
use signalwire_calling::commands::{
    Collect, CollectDigits, CollectSpeech, Detect, DetectConfig, DetectDigits, DetectFax, DetectMachine,
    Dial, LiveTranscribe, LiveTranscribeAction, LiveTranscribeStart, LiveTranscribeSummarize, LiveTranslate,
    LiveTranslateAction, LiveTranslateInject, LiveTranslateStart, LiveTranslateSummarize, OutboundCallCodec,
    Play, PlayAudio, PlayMedia, PlayRingtone, PlaySilence, PlayTts, Record, RecordAudio, Tap, TapAudio,
    TapDevice, TapRtp, TapWebSocket, Transfer, Update, UpdateStatus,
};
use signalwire_calling::types::PlayDirection;

use crate::json::{complaint, params, read};

#[test]
fn a01_an_update_may_only_cancel_or_complete() {
    for (status, wire) in [(UpdateStatus::Canceled, "canceled"), (UpdateStatus::Completed, "completed")] {
        assert_eq!(params(Update::status("call-1", status)), json!({"id": "call-1", "status": wire}));
    }
    assert_eq!(
        params(Update::url("call-1", "https://example.com/a").fallback_url("https://example.com/b")),
        json!({"id": "call-1", "url": "https://example.com/a", "fallback_url": "https://example.com/b"})
    );
    // A fallback document requires a document.
    let update = Update::status("call-1", UpdateStatus::Completed).fallback_url("https://example.com/b");
    assert_eq!(complaint(update), "params.fallback_url is set, must be set only together with url or swml");
    let neither = read(&json!({"command": "update", "params": {"id": "call-1", "state": "hold"}}));
    assert!(neither.is_err(), "{neither:?}");
}

#[test]
fn a07_what_is_recorded_stands_in_record_audio() {
    let record = Record::new("c", RecordAudio::new().beep(true).terminators("#")).on("c");
    assert_eq!(
        params(record),
        json!({"control_id": "c", "record": {"audio": {"beep": true, "terminators": "#"}}})
    );
    assert_eq!(
        params(Record::new("c", RecordAudio::new()).on("c")),
        json!({"control_id": "c", "record": {"audio": {}}})
    );
    let without_wrapper = json!({"command": "calling.record", "id": "c", "params": {"control_id": "c", "audio": {"beep": true}}});
    assert!(read(&without_wrapper).is_err_and(|error| error.contains("params.record: missing")));
}

#[test]
fn a09_a_document_may_be_an_object_or_text() {
    let document = json!({"version": "1.0.0", "sections": {"main": [{"hangup": {}}]}});
    let yaml = "sections: {main: [hangup: {}]}";
    let dial = |request: Dial| params(request.to("+2"));
    assert_eq!(dial(Dial::swml("+1", document.clone()))["swml"], document);
    assert_eq!(dial(Dial::swml("+1", yaml))["swml"], yaml);
    assert_eq!(params(Update::swml("c", document.clone()))["swml"], document);
    assert_eq!(params(Update::swml("c", yaml))["swml"], yaml);
    let to_script = |request: Dial| params(request)["to_script"].take();
    let far_end = || Dial::url("+1", "https://example.com");
    assert_eq!(to_script(far_end().to_script(document.clone())), document);
    assert_eq!(to_script(far_end().to_script("https://example.com/far")), "https://example.com/far");
    assert_eq!(to_script(far_end().to_script(yaml)), yaml);
    assert_eq!(params(Transfer::new(document.clone()).on("c")), json!({"dest": document}));
    assert_eq!(params(Transfer::new("sip:a@example.com").on("c")), json!({"dest": "sip:a@example.com"}));
    // Anything else is rejected, and not quoted.
    let text = complaint(Dial::swml("+1", json!(["canary-document"])).to("+2"));
    assert!(text.starts_with("params.swml is") && !text.contains("canary-document"), "{text}");
}

#[test]
fn a11_codecs_and_region_are_one_text_or_a_list() {
    let dial = || Dial::url("+1", "https://example.com").to("+2");
    assert_eq!(params(dial().codecs("PCMU,PCMA"))["codecs"], "PCMU,PCMA");
    assert_eq!(params(dial().codecs([OutboundCallCodec::Pcmu]))["codecs"], json!(["PCMU"]));
    assert_eq!(params(dial().codecs(["PCMU", "PCMA"]))["codecs"], json!(["PCMU", "PCMA"]));
    assert_eq!(params(dial().region("us-east"))["region"], "us-east");
    assert_eq!(params(dial().region(["us-east", "eu-west"]))["region"], json!(["us-east", "eu-west"]));
    assert!(
        complaint(dial().codecs(["PCMU", "MP3"])).starts_with("params.codecs[1] is \"MP3\", must be one of")
    );
    for wrong in [json!(5), json!({}), json!([5]), json!(true)] {
        for field in ["codecs", "region"] {
            let mut json = json!({"command": "dial", "params": params(dial())});
            json["params"][field] = wrong.clone();
            assert!(read(&json).is_err(), "{field}: {wrong}");
        }
    }
}

#[test]
fn a17_no_variant_is_missing_from_a_union() {
    let url = "https://example.com/a.mp3";
    let media: [(PlayMedia, Value); 4] = [
        (PlayAudio::new(url).into(), json!({"type": "audio", "params": {"url": url}})),
        (PlayTts::new("Hello").into(), json!({"type": "tts", "params": {"text": "Hello"}})),
        (PlaySilence::new(2).into(), json!({"type": "silence", "params": {"duration": 2}})),
        (PlayRingtone::new("us").into(), json!({"type": "ringtone", "params": {"name": "us"}})),
    ];
    for (item, expected) in media {
        assert_eq!(params(Play::new("c", [item]).on("c"))["play"], json!([expected]));
    }
    let detected: [(DetectConfig, Value); 6] = [
        (DetectMachine::new().into(), json!({"type": "machine", "params": {}})),
        (DetectFax::new().into(), json!({"type": "fax", "params": {}})),
        (DetectDigits::new().digits("12#").into(), json!({"type": "digit", "params": {"digits": "12#"}})),
        (DetectConfig::Machine(None), json!({"type": "machine"})),
        (DetectConfig::Fax(None), json!({"type": "fax"})),
        (DetectConfig::Digit(None), json!({"type": "digit"})),
    ];
    for (config, expected) in detected {
        assert_eq!(params(Detect::new("c", config).on("c"))["detect"], expected);
    }
    let devices: [(TapDevice, Value); 2] = [
        (
            TapRtp::new("203.0.113.25", 40_100).into(),
            json!({"type": "rtp", "params": {"addr": "203.0.113.25", "port": 40_100}}),
        ),
        (
            TapWebSocket::new("ws://example.com").into(),
            json!({"type": "ws", "params": {"uri": "ws://example.com"}}),
        ),
    ];
    for (device, expected) in devices {
        let tap = Tap::new("c", TapAudio::new(PlayDirection::Listen), device).on("c");
        assert_eq!(params(tap)["device"], expected);
    }
    let unknown = json!({
        "command": "calling.play", "id": "c", "params": {"control_id": "c", "play": [{"type": "video", "params": {}}]},
    });
    let expected =
        "params.play[0].type: unknown value, expected \"audio\", \"tts\", \"silence\" or \"ringtone\"";
    assert_eq!(read(&unknown).expect_err("there is no such medium"), expected);
}

#[test]
fn a18_a_live_action_is_the_bare_word_stop_or_an_object_with_one_key() {
    let start = LiveTranscribeStart::new("en-US", ["remote-caller"]);
    let started = json!({"start": {"lang": "en-US", "direction": ["remote-caller"]}});
    let transcribe: [(LiveTranscribeAction, Value); 3] = [
        (start.into(), started),
        (LiveTranscribeSummarize::new().into(), json!({"summarize": {}})),
        (LiveTranscribeAction::Stop, json!("stop")),
    ];
    for (action, expected) in transcribe {
        assert_eq!(params(LiveTranscribe::new(action).on("c")), json!({"action": expected}));
    }
    let start = LiveTranslateStart::new("en-US", "de-DE", ["local-caller"]);
    let started = json!({"start": {"from_lang": "en-US", "to_lang": "de-DE", "direction": ["local-caller"]}});
    let inject = LiveTranslateInject::new("One moment.", "remote-caller");
    let translate: [(LiveTranslateAction, Value); 4] = [
        (start.into(), started),
        (LiveTranslateSummarize::new().into(), json!({"summarize": {}})),
        (inject.into(), json!({"inject": {"message": "One moment.", "direction": "remote-caller"}})),
        (LiveTranslateAction::Stop, json!("stop")),
    ];
    for (action, expected) in translate {
        let url = "https://example.com/s";
        let translated = LiveTranslate::new(action).status_url(url).on("c");
        assert_eq!(params(translated), json!({"action": expected, "status_url": url}));
    }
    for wrong in
        [json!("halt"), json!({}), json!({"start": {}, "summarize": {}}), json!(null), json!(["stop"])]
    {
        for command in ["calling.live_transcribe", "calling.live_translate"] {
            let json = json!({"command": command, "id": "c", "params": {"action": wrong}});
            assert!(read(&json).is_err(), "{json}");
        }
    }
}

#[test]
fn a26_a_collection_needs_digits_or_speech() {
    let neither = Collect::new("c").start_input_timers(true).on("c");
    assert_eq!(
        complaint(neither),
        "params has neither digits nor speech, must have at least one of digits and speech"
    );
    let (digits, speech) = (CollectDigits::new(4), CollectSpeech::new());
    let enough: [CallRequest; 3] = [
        Collect::new("c").digits(digits.clone()).on("c"),
        Collect::new("c").speech(speech.clone()).on("c"),
        Collect::new("c").digits(digits).speech(speech).on("c"),
    ];
    for (request, keys) in enough.into_iter().zip([["digits"].as_slice(), &["speech"], &["digits", "speech"]])
    {
        let params = params(request);
        let found =
            params.as_object().expect("params is an object").keys().filter(|key| *key != "control_id");
        assert_eq!(found.collect::<Vec<_>>(), keys);
    }
}
