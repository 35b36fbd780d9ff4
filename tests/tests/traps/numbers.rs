//! Numbers, and strings that look like numbers.

use std::time::Duration;

use integration_tests::client::client_of;
use integration_tests::server::{Reply, Server};
use serde_json::json;
use signalwire_calling::commands::{
    AiHold, Collect, CollectDigits, Detect, DetectMachine, Dial, LiveTranscribe, LiveTranscribeStart, Play,
    PlayRingtone, PlaySilence, PlayVolume, Record, RecordAudio, Refer, ReferSip, Tap, TapAudio, TapPtime,
    TapRtp,
};
use signalwire_calling::types::PlayDirection;
use signalwire_calling::{CallRequest, DecimalSeconds, ErrorKind, Outcome};

use crate::json::{complaint, params, read, text, unchanged, written};

#[test]
fn a04_ai_hold_timeout_is_a_numeric_string() {
    let cases = [
        (DecimalSeconds::from(300), "300"),
        (Duration::from_mins(5).into(), "300"),
        (Duration::from_millis(1500).into(), "2"),
        (Duration::ZERO.into(), "0"),
        ("045".into(), "045"),
    ];
    for (timeout, expected) in cases {
        assert_eq!(params(AiHold::new().timeout(timeout).on("c")), json!({"timeout": expected}));
    }
    for text in ["five", "1.5", "-1", "+1", "", " 1", "1\n"] {
        assert_eq!(
            complaint(AiHold::new().timeout(text).on("c")),
            format!("params.timeout is {text:?}, must match ^[0-9]+$")
        );
    }
    let number = json!({"command": "calling.ai_hold", "id": "c", "params": {"timeout": 300}});
    assert!(read(&number).is_err(), "the server does not accept a number");
}

fn tap(ptime: impl Into<TapPtime>) -> CallRequest {
    let device = TapRtp::new("203.0.113.25", 40_100).ptime(ptime);
    Tap::new("t", TapAudio::new(PlayDirection::Both), device).on("c")
}

#[test]
fn a15_the_packet_time_of_a_tap_is_an_integer_of_a_fixed_set() {
    for (step, ptime) in (1_i64..).zip([
        TapPtime::Ten,
        TapPtime::Twenty,
        TapPtime::Thirty,
        TapPtime::Forty,
        TapPtime::Fifty,
        TapPtime::Sixty,
        TapPtime::Seventy,
        TapPtime::Eighty,
        TapPtime::Ninety,
        TapPtime::OneHundred,
        TapPtime::OneHundredTen,
        TapPtime::OneHundredTwenty,
    ]) {
        let wire = step * 10;
        assert_eq!(TapPtime::from(wire), ptime);
        assert_eq!(written(tap(ptime))["params"]["device"]["params"]["ptime"], wire);
        assert!(text(&tap(ptime)).contains(&format!("\"ptime\":{wire}}}")), "{}", text(&tap(ptime)));
    }
    for wire in [0, 5, 25, 130, -10] {
        assert!(matches!(TapPtime::from(wire), TapPtime::Other(_)));
        assert!(
            complaint(tap(wire))
                .starts_with(&format!("params.device.params.ptime is {wire}, must be one of 10,"))
        );
        let json = serde_json::to_value(tap(wire)).expect("a request is JSON");
        assert_eq!(json["params"]["device"]["params"]["ptime"], wire);
        assert_eq!(unchanged(&json), tap(wire));
    }
    let mut json = written(tap(20));
    json["params"]["device"]["params"]["ptime"] = "20".into();
    assert!(read(&json).is_err(), "a string is not a number");
}

#[test]
fn a16_integers_and_fractions_are_told_apart() {
    let dial = || Dial::url("+1", "https://example.com").to("+2");
    let cases: [(CallRequest, &str); 12] = [
        (dial().timeout(45).into(), "\"timeout\":45"),
        (dial().max_price_per_minute(5).into(), "\"max_price_per_minute\":5"),
        (dial().max_price_per_minute(0.05).into(), "\"max_price_per_minute\":0.05"),
        (PlayVolume::new("c", 5).on("c"), "\"volume\":5}"),
        (PlayVolume::new("c", 5.0).on("c"), "\"volume\":5}"),
        (PlayVolume::new("c", -0.5).on("c"), "\"volume\":-0.5}"),
        (PlayVolume::new("c", 0.0).on("c"), "\"volume\":0}"),
        (Play::new("c", [PlaySilence::new(3.0)]).r#loop(0).on("c"), "\"duration\":3}"),
        (Record::new("c", RecordAudio::new().max_length(120)).on("c"), "\"max_length\":120"),
        (Record::new("c", RecordAudio::new().input_sensitivity(44.0)).on("c"), "\"input_sensitivity\":44"),
        (
            Detect::new("c", DetectMachine::new().machine_words_threshold(6).initial_timeout(4.5)).on("c"),
            "\"initial_timeout\":4.5",
        ),
        (
            LiveTranscribe::new(LiveTranscribeStart::new("en-US", ["remote-caller"]).vad_thresh(400)).on("c"),
            "\"vad_thresh\":400",
        ),
    ];
    for (request, part) in cases {
        let text = text(&request);
        assert!(text.contains(part), "{text} lacks {part}");
        written(request);
    }
}

/// How a number is read must not depend on who wrote the JSON.
#[test]
fn a16_a_fraction_of_zero_is_read_like_an_integer() {
    for volume in ["5", "5.0", "0.5e1"] {
        let text = format!(
            r#"{{"command":"calling.play.volume","id":"c","params":{{"control_id":"c","volume":{volume}}}}}"#
        );
        let request: CallRequest = serde_json::from_str(&text).expect("it is a number");
        assert_eq!(request, PlayVolume::new("c", 5).on("c"));
    }
    let fraction = json!({
        "command": "calling.collect", "id": "c", "params": {"control_id": "c", "digits": {"max": 1.5}},
    });
    assert!(read(&fraction).is_err(), "half a digit does not exist");
}

/// JSON has no such numbers; writing `null` instead would mean something else.
#[tokio::test]
async fn a16_what_is_no_number_is_never_sent() {
    let server = Server::start([Reply::new("200 OK", "", "{}")]).await;
    let call = client_of(&server).call("call-id-xxx");
    for volume in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(complaint(PlayVolume::new("c", volume).on("c")).starts_with("params.volume is"), "{volume}");
        assert!(
            complaint(Collect::new("c").digits(CollectDigits::new(1)).initial_timeout(volume).on("c"))
                .contains("params.initial_timeout")
        );
        let error = call.play_volume("c", volume).unchecked().await.expect_err("it cannot be written");
        assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Serialize, Outcome::NotSent), "{volume}");
    }
    assert_eq!(server.connections_after_lull().await, 0);
}

#[test]
fn numbers_to_call_are_not_empty() {
    let url = "https://example.com/greeting";
    for (dial, field) in
        [(Dial::url("", url).to("+12065550199"), "from"), (Dial::url("+12065550100", url).to(""), "to")]
    {
        let complaint = complaint(dial);
        assert!(complaint.starts_with(&format!("params.{field} is \"\"")), "{complaint}");
    }
    for (sip, field) in [(ReferSip::new(""), "to"), (ReferSip::new("sip:bob@example.com").from(""), "from")] {
        let complaint = complaint(Refer::new(sip).on("c"));
        assert!(complaint.contains(&format!("{field} is \"\"")), "{complaint}");
    }
}

#[test]
fn no_time_is_negative() {
    let detect = |machine| Detect::new("d", machine).on("c");
    let machines = [
        DetectMachine::new().initial_timeout(-0.5),
        DetectMachine::new().end_silence_timeout(-0.5),
        DetectMachine::new().machine_ready_timeout(-0.5),
        DetectMachine::new().machine_voice_threshold(-0.5),
    ];
    for machine in machines {
        let complaint = complaint(detect(machine));
        assert!(complaint.ends_with("is -0.5, must be at least 0"), "{complaint}");
    }
    let ringtone = PlayRingtone::new("us").duration(-1);
    let complaint = complaint(Play::new("p", [ringtone]).on("c"));
    assert!(complaint.ends_with("is -1, must be at least 0"), "{complaint}");
    let negative = json!({
        "command": "calling.live_transcribe",
        "id": "c",
        "params": {"action": {"start": {"lang": "en-US", "direction": ["remote-caller"], "vad_silence_ms": -1}}}
    });
    assert!(read(&negative).is_err(), "a negative number of milliseconds");
}
