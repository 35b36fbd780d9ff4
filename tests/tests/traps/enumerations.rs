//! Enumerations with values that make bad names, or that are open.

use serde_json::json;
use signalwire_calling::commands::{
    AiSidecar, AiSidecarModel, Collect, CollectSpeech, CollectSpeechEngine, Detect, DetectFax, DetectFaxTone,
    Dial, End, HangupReason, LiveTranscribe, LiveTranscribeStart, LiveTranslate, LiveTranslateStart,
    LiveTranslateStartFilterFrom, LiveTranslateStartFilterTo, OutboundCallCodec, Tap, TapAudio, TapCodec,
    TapWebSocket,
};
use signalwire_calling::responses::CallDirection;
use signalwire_calling::types::{PlayDirection, SpeechEngine, TranscribeDirection};
use signalwire_calling::{CallRequest, UnknownValue};

use crate::json::{complaint, params, unchanged};

#[test]
fn a05_no_answer_is_written_in_camel_case() {
    let reasons = [
        (HangupReason::Hangup, "hangup"),
        (HangupReason::Cancel, "cancel"),
        (HangupReason::Busy, "busy"),
        (HangupReason::NoAnswer, "noAnswer"),
        (HangupReason::Decline, "decline"),
        (HangupReason::Error, "error"),
    ];
    for (reason, wire) in reasons {
        assert_eq!(HangupReason::from(wire), reason);
        assert_eq!(params(End::new().reason(reason).on("c")), json!({"reason": wire}));
    }
    for wrong in ["no_answer", "noanswer", "no-answer", "NoAnswer"] {
        assert!(matches!(HangupReason::from(wrong), HangupReason::Other(_)));
        assert_eq!(
            complaint(End::new().reason(wrong).on("c")),
            format!(
                "params.reason is \"{wrong}\", must be one of hangup, cancel, busy, noAnswer, decline and error"
            )
        );
    }
}

#[test]
fn a12_codecs_with_rate_and_packet_time_are_written_as_they_are() {
    let codecs = [
        (OutboundCallCodec::Opus, "OPUS"),
        (OutboundCallCodec::Opus48000h20i, "OPUS@48000H@20I"),
        (OutboundCallCodec::Opus24000h20i, "OPUS@24000H@20I"),
        (OutboundCallCodec::Opus16000h20i, "OPUS@16000H@20I"),
        (OutboundCallCodec::Opus8000h20i, "OPUS@8000H@20I"),
        (OutboundCallCodec::G722, "G722"),
        (OutboundCallCodec::Pcmu, "PCMU"),
        (OutboundCallCodec::Pcma, "PCMA"),
        (OutboundCallCodec::G729, "G729"),
        (OutboundCallCodec::Vp8, "VP8"),
        (OutboundCallCodec::H264, "H264"),
    ];
    let all = codecs.each_ref().map(|(codec, _)| codec.clone());
    let wires = codecs.each_ref().map(|(_, wire)| *wire);
    let dial = Dial::url("+1", "https://example.com").to("+2").codecs(all);
    assert_eq!(params(dial)["codecs"], json!(wires));
    for (codec, wire) in codecs {
        assert_eq!(OutboundCallCodec::from(wire), codec);
    }
}

fn tap(codec: impl Into<TapCodec>) -> CallRequest {
    let device = TapWebSocket::new("wss://example.com").codec(codec);
    Tap::new("t", TapAudio::new(PlayDirection::Both), device).on("c")
}

#[test]
fn a13_values_that_differ_only_in_case_stay_apart() {
    let codecs = [
        (TapCodec::Pcma, "PCMA"),
        (TapCodec::Pcmu, "PCMU"),
        (TapCodec::Opus, "OPUS"),
        (TapCodec::PcmaLower, "pcma"),
        (TapCodec::PcmuLower, "pcmu"),
        (TapCodec::OpusLower, "opus"),
    ];
    for (codec, wire) in codecs {
        assert_eq!(TapCodec::from(wire), codec);
        assert_eq!(params(tap(codec))["device"]["params"]["codec"], wire);
    }
    let tones = [
        (DetectFaxTone::Cng, "CNG"),
        (DetectFaxTone::Ced, "CED"),
        (DetectFaxTone::CngLower, "cng"),
        (DetectFaxTone::CedLower, "ced"),
    ];
    for (tone, wire) in tones {
        assert_eq!(DetectFaxTone::from(wire), tone);
        let detect = Detect::new("c", DetectFax::new().tone(tone)).on("c");
        assert_eq!(params(detect)["detect"], json!({"type": "fax", "params": {"tone": wire}}));
    }
    // A third spelling is neither: it is kept as is, and rejected unless it is sent unchecked.
    assert!(matches!(TapCodec::from("Opus"), TapCodec::Other(_)));
    assert!(complaint(tap("Opus")).contains("params.device.params.codec is \"Opus\""));
    let json = serde_json::to_value(tap("Opus")).expect("a request is JSON");
    assert_eq!(unchanged(&json), tap("Opus"));
}

#[test]
fn a14_values_that_are_no_identifiers_are_written_as_they_are() {
    let engines = [
        (CollectSpeechEngine::Google, "Google"),
        (CollectSpeechEngine::GoogleV2, "Google.V2"),
        (CollectSpeechEngine::Deepgram, "Deepgram"),
    ];
    for (engine, wire) in engines {
        assert_eq!(CollectSpeechEngine::from(wire), engine);
        let collect = Collect::new("c").speech(CollectSpeech::new().engine(engine)).on("c");
        assert_eq!(params(collect)["speech"], json!({"engine": wire}));
    }
    let lower = [(SpeechEngine::Deepgram, "deepgram"), (SpeechEngine::Google, "google")];
    let directions = [
        (TranscribeDirection::LocalCaller, "local-caller"),
        (TranscribeDirection::RemoteCaller, "remote-caller"),
    ];
    for ((engine, engine_wire), (direction, direction_wire)) in lower.into_iter().zip(directions) {
        assert_eq!(SpeechEngine::from(engine_wire), engine);
        assert_eq!(TranscribeDirection::from(direction_wire), direction);
        let start = LiveTranscribeStart::new("en-US", [direction]).speech_engine(engine);
        let expected = json!({"lang": "en-US", "direction": [direction_wire], "speech_engine": engine_wire});
        assert_eq!(params(LiveTranscribe::new(start).on("c"))["action"]["start"], expected);
    }
    let models = [
        (AiSidecarModel::Gpt4oMini, "gpt-4o-mini"),
        (AiSidecarModel::Gpt41Mini, "gpt-4.1-mini"),
        (AiSidecarModel::Gpt41Nano, "gpt-4.1-nano"),
        (AiSidecarModel::Other(UnknownValue::new("house-model-2.5".to_owned())), "house-model-2.5"),
    ];
    for (model, wire) in models {
        assert_eq!(AiSidecarModel::from(wire), model);
        let sidecar = AiSidecar::new("en-US").model(model).on("c");
        assert_eq!(params(sidecar), json!({"lang": "en-US", "model": wire}));
    }
    assert_eq!(CallDirection::from("outbound-api"), CallDirection::OutboundApi);
    assert_eq!(CallDirection::OutboundApi.as_str(), "outbound-api");
    // The same engine is spelled differently in different places, and the spellings are not interchangeable.
    assert!(matches!(SpeechEngine::from("Deepgram"), SpeechEngine::Other(_)));
    assert!(matches!(CollectSpeechEngine::from("deepgram"), CollectSpeechEngine::Other(_)));
}

fn translated(filter: impl Into<LiveTranslateStartFilterFrom>) -> CallRequest {
    LiveTranslate::new(LiveTranslateStart::new("en-US", "de-DE", ["remote-caller"]).filter_from(filter))
        .on("c")
}

#[test]
fn a19_a_translation_filter_is_a_known_one_or_a_prompt() {
    let filters = [
        (LiveTranslateStartFilterFrom::Polite, "polite"),
        (LiveTranslateStartFilterFrom::Rude, "rude"),
        (LiveTranslateStartFilterFrom::Professional, "professional"),
        (LiveTranslateStartFilterFrom::Shakespeare, "shakespeare"),
        (LiveTranslateStartFilterFrom::GenZ, "gen-z"),
        (
            LiveTranslateStartFilterFrom::Other(UnknownValue::new("prompt:Be brief.".to_owned())),
            "prompt:Be brief.",
        ),
    ];
    for (filter, wire) in filters {
        assert_eq!(LiveTranslateStartFilterFrom::from(wire), filter);
        assert_eq!(params(translated(filter))["action"]["start"]["filter_from"], wire);
    }
    for wrong in ["prompt:", "Polite", "be brief", " prompt:x"] {
        let text = complaint(translated(wrong));
        assert!(text.starts_with("params.action.start.filter_from is"), "{text}");
        assert!(text.contains("^prompt:.+$"), "{text}");
    }
    // The other direction accepts the same values.
    let to = LiveTranslateStart::new("en-US", "de-DE", ["remote-caller"]);
    let to = LiveTranslate::new(to.filter_to(LiveTranslateStartFilterTo::GenZ)).on("c");
    assert_eq!(params(to)["action"]["start"]["filter_to"], "gen-z");
}
