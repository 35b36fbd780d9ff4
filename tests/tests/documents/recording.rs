//! A voicemail box with payment: audio, faxes, detection and card payments.

use serde_json::{Value, json};
use signalwire_calling::swml::{
    DetectMachine, DetectMachineTone, Document, Method, Pay, PayParameter, PayPrompt, PayPromptAction,
    PayTokenType, ReceiveFax, Record, RecordCall, RecordCallDirection, RecordDirection, RecordFormat,
    SendFax, StopRecordCall, StopStream, StopTap, Stream, StreamTrack, Tap, TapCodec, TapDirection,
};

use crate::support::Row;

pub(crate) fn row() -> Row {
    let payment = Pay::new("https://till.example.com/charge")
        .charge_amount("17.50")
        .currency("eur")
        .max_attempts(2)
        .parameters([PayParameter::new("shop", "harbour")])
        .postal_code("98101")
        .prompts([
            PayPrompt::new([PayPromptAction::say("Your card number, please.")], "payment-card-number"),
            PayPrompt::new(
                [
                    PayPromptAction::play("https://till.example.com/again.mp3"),
                    PayPromptAction::say("Once more, please."),
                ],
                "expiration-date",
            )
            .attempts("2 3"),
        ])
        .security_code(false)
        .timeout(8)
        .token_type(PayTokenType::OneTime)
        .valid_card_types("visa amex");
    let document = Document::main([
        DetectMachine::new()
            .detect_message_end(true)
            .detectors("amd,fax")
            .initial_timeout(4.5)
            .machine_words_threshold(6)
            .tone(DetectMachineTone::Ced)
            .wait(true)
            .into(),
        Method::denoise(),
        Record::new()
            .stereo(true)
            .format(RecordFormat::Mp3)
            .direction(RecordDirection::Speak)
            .terminators("*#")
            .input_sensitivity(44)
            .end_silence_timeout(3.5)
            .max_length(60)
            .into(),
        RecordCall::new().control_id("whole-call").direction(RecordCallDirection::Both).beep(true).into(),
        Method::tap(
            Tap::new("rtp://192.0.2.7:5004")
                .control_id("ear")
                .direction(TapDirection::Listen)
                .codec(TapCodec::Pcma)
                .rtp_ptime(20),
        ),
        Method::stream(
            Stream::new("wss://box.example.com/sound")
                .control_id("sound")
                .track(StreamTrack::BothTracks)
                .authorization_bearer_token("parrot")
                .custom_parameters([("box", "12")]),
        ),
        Method::pay(payment),
        ReceiveFax::new().status_url("https://box.example.com/fax").into(),
        Method::send_fax(
            SendFax::new("https://box.example.com/receipt.pdf").header_info("Harbour").identity("7"),
        ),
        StopStream::new().control_id("sound").into(),
        StopTap::new().control_id("ear").into(),
        StopRecordCall::new().control_id("whole-call").into(),
        Method::stop_denoise(),
    ]);
    Row::new("recording", document, json())
}

fn json() -> Value {
    json!({"sections": {"main": [
        {"detect_machine": {
            "detect_message_end": true,
            "detectors": "amd,fax",
            "initial_timeout": 4.5,
            "machine_words_threshold": 6,
            "tone": "CED",
            "wait": true,
        }},
        {"denoise": {}},
        {"record": {
            "stereo": true,
            "format": "mp3",
            "direction": "speak",
            "terminators": "*#",
            "input_sensitivity": 44,
            "end_silence_timeout": 3.5,
            "max_length": 60,
        }},
        {"record_call": {"control_id": "whole-call", "direction": "both", "beep": true}},
        {"tap": {
            "uri": "rtp://192.0.2.7:5004",
            "control_id": "ear",
            "direction": "listen",
            "codec": "PCMA",
            "rtp_ptime": 20,
        }},
        {"stream": {
            "url": "wss://box.example.com/sound",
            "control_id": "sound",
            "track": "both_tracks",
            "authorization_bearer_token": "parrot",
            "custom_parameters": {"box": "12"},
        }},
        {"pay": {
            "payment_connector_url": "https://till.example.com/charge",
            "charge_amount": "17.50",
            "currency": "eur",
            "max_attempts": 2,
            "parameters": [{"name": "shop", "value": "harbour"}],
            "postal_code": "98101",
            "prompts": [
                {
                    "for": "payment-card-number",
                    "actions": [{"type": "Say", "phrase": "Your card number, please."}],
                },
                {
                    "for": "expiration-date",
                    "actions": [
                        {"type": "Play", "phrase": "https://till.example.com/again.mp3"},
                        {"type": "Say", "phrase": "Once more, please."},
                    ],
                    "attempts": "2 3",
                },
            ],
            "security_code": false,
            "timeout": 8,
            "token_type": "one-time",
            "valid_card_types": "visa amex",
        }},
        {"receive_fax": {"status_url": "https://box.example.com/fax"}},
        {"send_fax": {"document": "https://box.example.com/receipt.pdf", "header_info": "Harbour", "identity": "7"}},
        {"stop_stream": {"control_id": "sound"}},
        {"stop_tap": {"control_id": "ear"}},
        {"stop_record_call": {"control_id": "whole-call"}},
        {"stop_denoise": {}},
    ]}})
}

#[test]
fn sound_is_kept_and_cards_are_charged() {
    row().check();
}
