//! A table reservation by keypad: branches, jumps and returns of a document.

use serde_json::json;
use signalwire_calling::swml::{
    Answer, CondBranch, CondElse, CondWhen, Document, Execute, ExecuteSwitch, Goto, Hangup, HangupReason,
    HttpMethod, Method, PlayUrl, PlayUrls, Prompt, Request, Sections, SendDigits, SleepDuration, SmsWithBody,
    SmsWithMedia, Switch, Transfer, UserEvent, Version,
};

use crate::support::Row;

pub(crate) fn row() -> Row {
    let nothing_heard = Method::cond([
        CondBranch::from(
            CondWhen::new("vars.tries > 2", [Method::transfer(Transfer::new("goodbye"))])
                .otherwise([Method::goto(Goto::new("ask").when("vars.tries > 0").max(3))]),
        ),
        CondElse::new([Method::sleep(750)]).into(),
    ]);
    let asked = Method::prompt(
        Prompt::new(["say:How many will you be?", "silence:1.5"])
            .volume(-2.5)
            .say_voice("gcloud.en-GB-Neural2-B")
            .max_digits(2)
            .terminators("#")
            .digit_timeout(4)
            .initial_timeout(6.5)
            .speech_hints(["table for two", "party of six"])
            .speech_language("en-GB")
            .status_url("https://bistro.example.com/heard"),
    );
    let seating = Switch::new(
        "prompt_value",
        [
            ("1", vec![Method::play(PlayUrl::new("say:A stool at the bar, then."))]),
            ("2", vec![nothing_heard.clone(), Method::hangup()]),
        ],
    )
    .default([Method::execute(
        Execute::new("https://bistro.example.com/seating")
            .params(json!({"party": "large", "terrace": true}))
            .meta(json!({"trace": 41}))
            .on_return([Method::set(json!({"seated": "return_value"}))])
            .result(
                ExecuteSwitch::new([("full", [Method::transfer(Transfer::new("goodbye"))])])
                    .variable("seated")
                    .default([Method::label("seated")]),
            ),
    )]);
    let booked = Request::new("https://bistro.example.com/book", HttpMethod::Post)
        .headers([("X-Bistro", "key-of-the-house")])
        .body(json!({"party": "large"}))
        .timeout(9)
        .connect_timeout(2.5)
        .save_variables(true);
    let goodbye = [
        Method::send_sms(
            SmsWithBody::new("+12065550142", "+12065550100", "See you at eight.").tags(["booking"]),
        ),
        Method::send_sms(
            SmsWithMedia::new("+12065550142", "+12065550100", ["https://bistro.example.com/menu.pdf"])
                .body("The menu")
                .region("us"),
        ),
        Method::user_event(UserEvent::new(json!({"table": 12}))),
        Method::sleep(SleepDuration::new(-1)),
        Method::r#return(json!(["booked", 12, null])),
        Hangup::new().reason(HangupReason::Busy).into(),
    ];
    let sections = Sections::new(vec![
        Answer::new().max_duration(3600).codecs("PCMU,OPUS").username("desk").password("soup").into(),
        Method::set(json!({"tries": 0})),
        Method::label("ask"),
        Method::play(PlayUrls::new(["say:Good evening.", "ring:2.0:us"]).auto_answer(false)),
        asked,
        Method::switch(seating),
        Method::request(booked),
        Method::request(Request::new("https://bistro.example.com/log", HttpMethod::Put).body("plain words")),
        nothing_heard,
        Method::send_digits(SendDigits::new("1wW#")),
        Method::unset(["seated", "tries"]),
        Method::unset("prompt_value"),
        Method::goto(Goto::new("ask").when("vars.again")),
        Method::execute(
            Execute::new("goodbye").result([CondWhen::new("return_value == 1", [Method::hangup()])]),
        ),
        Method::transfer(Transfer::new("goodbye").params(json!({"sorry": true})).meta(json!({"trace": 42}))),
    ])
    .other("goodbye", goodbye);
    Row::new("flow", Document::new(sections).version(Version::V100), json())
}

fn json() -> serde_json::Value {
    let nothing_heard = json!({"cond": [
        {
            "when": "vars.tries > 2",
            "then": [{"transfer": {"dest": "goodbye"}}],
            "else": [{"goto": {"label": "ask", "when": "vars.tries > 0", "max": 3}}],
        },
        {"else": [{"sleep": 750}]},
    ]});
    json!({
        "version": "1.0.0",
        "sections": {
            "main": [
                {"answer": {
                    "max_duration": 3600, "codecs": "PCMU,OPUS", "username": "desk", "password": "soup",
                }},
                {"set": {"tries": 0}},
                {"label": "ask"},
                {"play": {"auto_answer": false, "urls": ["say:Good evening.", "ring:2.0:us"]}},
                {"prompt": {
                    "play": ["say:How many will you be?", "silence:1.5"],
                    "volume": -2.5,
                    "say_voice": "gcloud.en-GB-Neural2-B",
                    "max_digits": 2,
                    "terminators": "#",
                    "digit_timeout": 4,
                    "initial_timeout": 6.5,
                    "speech_hints": ["table for two", "party of six"],
                    "speech_language": "en-GB",
                    "status_url": "https://bistro.example.com/heard",
                }},
                {"switch": {
                    "variable": "prompt_value",
                    "case": {
                        "1": [{"play": {"url": "say:A stool at the bar, then."}}],
                        "2": [nothing_heard, {"hangup": {}}],
                    },
                    "default": [{"execute": {
                        "dest": "https://bistro.example.com/seating",
                        "params": {"party": "large", "terrace": true},
                        "meta": {"trace": 41},
                        "on_return": [{"set": {"seated": "return_value"}}],
                        "result": {
                            "variable": "seated",
                            "case": {"full": [{"transfer": {"dest": "goodbye"}}]},
                            "default": [{"label": "seated"}],
                        },
                    }}],
                }},
                {"request": {
                    "url": "https://bistro.example.com/book",
                    "method": "POST",
                    "headers": {"X-Bistro": "key-of-the-house"},
                    "body": {"party": "large"},
                    "timeout": 9,
                    "connect_timeout": 2.5,
                    "save_variables": true,
                }},
                {"request": {"url": "https://bistro.example.com/log", "method": "PUT", "body": "plain words"}},
                nothing_heard,
                {"send_digits": {"digits": "1wW#"}},
                {"unset": ["seated", "tries"]},
                {"unset": "prompt_value"},
                {"goto": {"label": "ask", "when": "vars.again"}},
                {"execute": {
                    "dest": "goodbye",
                    "result": [{"when": "return_value == 1", "then": [{"hangup": {}}]}],
                }},
                {"transfer": {"dest": "goodbye", "params": {"sorry": true}, "meta": {"trace": 42}}},
            ],
            "goodbye": [
                {"send_sms": {
                    "to_number": "+12065550142",
                    "from_number": "+12065550100",
                    "body": "See you at eight.",
                    "tags": ["booking"],
                }},
                {"send_sms": {
                    "to_number": "+12065550142",
                    "from_number": "+12065550100",
                    "media": ["https://bistro.example.com/menu.pdf"],
                    "body": "The menu",
                    "region": "us",
                }},
                {"user_event": {"event": {"table": 12}}},
                {"sleep": {"duration": -1}},
                {"return": ["booked", 12, null]},
                {"hangup": {"reason": "busy"}},
            ],
        },
    })
}

#[test]
fn a_reservation_branches_and_comes_back() {
    row().check();
}
