//! What the server would certainly reject is rejected before it is sent.

use integration_tests::client::client_of;
use integration_tests::server::{Reply, Server};
use serde_json::json;
use signalwire_calling::commands::{
    AiMessage, AiSidecar, AiSidecarParams, Collect, CollectDigits, Dial, LiveTranslate, LiveTranslateStart,
    Play, PlayAudio, PlaySilence, Stream, Tap, TapAudio, TapRtp, Update, UpdateStatus, UserEvent,
};
use signalwire_calling::types::PlayDirection;
use signalwire_calling::{CallRequest, ErrorKind, Outcome, Validate, Violation};

fn too_loud() -> Play {
    Play::new("ctrl-id", [PlayAudio::new("https://example.com/a.mp3")]).volume(41)
}

#[tokio::test]
async fn an_invalid_request_opens_no_connection_and_says_why() {
    let server = Server::start([Reply::new("200 OK", "", "{}")]).await;
    let error = client_of(&server).call("call-id-xxx").play(too_loud()).await.expect_err("41 is too loud");
    assert_eq!(error.outcome(), Outcome::NotSent);
    let ErrorKind::Invalid(invalid) = error.kind() else { panic!("expected violations, found {error:?}") };
    let [violation] = invalid.violations() else { panic!("expected one violation, found {invalid}") };
    assert_eq!(
        (violation.path(), violation.value(), violation.rule()),
        ("params.volume", "41", "must be at most 40")
    );
    assert_eq!(
        error.to_string(),
        "the request is not valid: params.volume is 41, must be at most 40; the request was not sent"
    );
    assert_eq!(server.connections_after_lull().await, 0);
}

#[tokio::test]
async fn unchecked_sends_it_all_the_same() {
    let server = Server::start([Reply::new("200 OK", "", "{}")]).await;
    let call = client_of(&server).call("call-id-xxx");
    call.play(too_loud()).unchecked().await.expect("the server accepts it");
    let requests = server.requests_after_lull().await;
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].json().expect("the body is JSON")["params"]["volume"], 41);
}

/// What each request violates, as the error says it.
#[test]
fn every_broken_rule_is_named_with_its_place_and_value() {
    let url = "https://example.com/a";
    let cases: Vec<(CallRequest, &str)> = vec![
        (
            too_loud().on(""),
            "id is \"\", must have at least 1 character; params.volume is 41, must be at most 40",
        ),
        (
            Play::new("", [PlaySilence::new(0)]).volume(f64::NAN).on("c"),
            "params.control_id is \"\", must have at least 1 character; params.play[0].params.duration is 0, must \
             be more than 0; params.volume is NaN, must be a finite number",
        ),
        (
            Play::new("c", Vec::<PlayAudio>::new()).on("c"),
            "params.play has 0 items, must have at least 1 item",
        ),
        (
            Play::new("c", [PlayAudio::new("nowhere")]).direction("sideways").on("c"),
            "params.play[0].params.url is \"nowhere\", must be an absolute URI; params.direction is \"sideways\", \
             must be one of listen, speak and both",
        ),
        (
            Dial::url("+1", url).into(),
            "params has neither to nor to_script, must have at least one of to and to_script",
        ),
        (
            Dial::url("+1", url).to("+2").timeout(601).max_price_per_minute(-0.5).into(),
            "params.timeout is 601, must be at most 600; params.max_price_per_minute is -0.5, must be at least 0",
        ),
        (Dial::url("+1", url).to("+2").timeout(0).into(), "params.timeout is 0, must be at least 1"),
        (
            Dial::url("+1", "ftp://example.com").to("+2").into(),
            "params.url is \"ftp://example.com\", must match ^https?://",
        ),
        (
            Dial::url("+1", url).to("+2").custom_variables([("7up", "x")]).into(),
            "params.custom_variables has the key \"7up\", must match ^[A-Za-z_][A-Za-z0-9_]*$",
        ),
        (
            Dial::url("+1", url).to("+2").custom_variables((0..21).map(|n| (format!("v{n}"), "x"))).into(),
            "params.custom_variables has 21 entries, must have at most 20 entries",
        ),
        (
            Dial::url("+1", url).to("+2").extra("timeout", 7).into(),
            "params.timeout is an extra field, use the dedicated field instead",
        ),
        (
            Update::status("c", UpdateStatus::Completed).fallback_url(url).into(),
            "params.fallback_url is set, must be set only together with url or swml",
        ),
        (
            Collect::new("c").digits(CollectDigits::new(0).terminators("!")).on("c"),
            "params.digits.max is 0, must be at least 1; params.digits.terminators is \"!\", must match \
             ^[0-9A-Da-d*#]*$",
        ),
        (
            Stream::new("c", "ws://example.com").on("c"),
            "params.url is \"ws://example.com\", must match ^wss://",
        ),
        (
            Tap::new("c", TapAudio::new(PlayDirection::Both), TapRtp::new("203.0.113.25", 65_536)).on("c"),
            "params.device.params.port is 65536, must be at most 65535",
        ),
        (
            AiSidecar::new("").params(AiSidecarParams::new().max_iters_per_tick(21)).on("c"),
            "params.lang is \"\", must have at least 1 character; params.params.max_iters_per_tick is 21, must be \
             at most 20",
        ),
    ];
    for (request, expected) in cases {
        let text = request.validate().expect_err(expected).to_string();
        assert_eq!(text, expected, "{}", request.name());
    }
}

/// The bounds themselves are allowed.
#[test]
fn what_just_keeps_the_rules_is_not_rejected() {
    let url = "https://example.com/a";
    let cases: Vec<CallRequest> = vec![
        Play::new("c", [PlaySilence::new(0.001)]).volume(40).on("c"),
        Play::new("c", [PlayAudio::new(url)]).volume(-40).r#loop(0).on("c"),
        Dial::url("+1", url).to("+2").timeout(1).max_price_per_minute(0).into(),
        Dial::url("+1", url).to("+2").timeout(600).send_digits("").into(),
        Dial::url("+1", url)
            .to("+2")
            .custom_variables((0..20).map(|n| (format!("v{n}"), "x".repeat(1024))))
            .into(),
        Update::status("c", UpdateStatus::Completed).status_url(url).into(),
        Collect::new("c").digits(CollectDigits::new(1).terminators("")).on("c"),
        Tap::new("c", TapAudio::new(PlayDirection::Both), TapRtp::new("203.0.113.25", 65_535)).on("c"),
    ];
    for request in cases {
        assert_eq!(request.validate(), Ok(()), "{request:?}");
    }
}

/// The description calls these objects of any content; a string or a number is not an object.
#[test]
fn a_free_object_must_be_an_object() {
    let start = || LiveTranslateStart::new("en-US", "de-DE", ["remote-caller"]);
    let translate = |start: LiveTranslateStart| LiveTranslate::new(start).on("c");
    for value in [json!("text"), json!(7), json!([{}]), json!(null)] {
        let cases: Vec<(CallRequest, &str)> = vec![
            (UserEvent::new(value.clone()).on("c"), "params.event"),
            (AiMessage::new().global_data(value.clone()).on("c"), "params.global_data"),
            (AiSidecar::new("en-US").global_data(value.clone()).on("c"), "params.global_data"),
            (
                Stream::new("c", "wss://example.com").custom_parameters(value.clone()).on("c"),
                "params.custom_parameters",
            ),
            (translate(start().from_voice_params(value.clone())), "params.action.start.from_voice_params"),
            (translate(start().to_voice_params(value.clone())), "params.action.start.to_voice_params"),
            (
                translate(start().translation_model_params(value.clone())),
                "params.action.start.translation_model_params",
            ),
        ];
        for (request, path) in cases {
            let Err(invalid) = request.validate() else { panic!("{path} is accepted as {value}") };
            let paths: Vec<_> = invalid.iter().map(Violation::path).collect();
            assert_eq!(paths, [path], "{value}");
        }
    }
}
