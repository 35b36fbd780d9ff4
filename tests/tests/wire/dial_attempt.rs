//! Dials that can be recognized in what the platform sends back.

use std::{
    collections::{BTreeMap, HashSet},
    time::{Duration, SystemTime},
};

use serde_json::{Value, json};
use signalwire_calling::{
    Validate,
    commands::{Dial, DialStatusEvent},
    dial_attempt::DialAttempt,
    swml,
};

fn dial() -> Dial {
    Dial::url("+12065550100", "https://example.com/greeting").to("+12065550199")
}

fn attempt() -> DialAttempt {
    let mut attempt = DialAttempt::new(&dial());
    attempt.id = String::from("0123abcd");
    attempt
}

fn json_of(dial: &Dial) -> Value {
    serde_json::to_value(dial).expect("a dial is JSON")
}

#[test]
fn the_id_is_written_into_the_query_of_every_address() {
    let cases = [
        ("https://a.example/x", "https://a.example/x?dial_attempt=0123abcd"),
        ("https://a.example", "https://a.example?dial_attempt=0123abcd"),
        ("https://a.example/x?b=c", "https://a.example/x?b=c&dial_attempt=0123abcd"),
        ("https://a.example/x?", "https://a.example/x?dial_attempt=0123abcd"),
        ("https://a.example/x?b&", "https://a.example/x?b&dial_attempt=0123abcd"),
        ("https://a.example/x#part", "https://a.example/x?dial_attempt=0123abcd#part"),
        ("https://a.example/x?b=c#part?d", "https://a.example/x?b=c&dial_attempt=0123abcd#part?d"),
        // Another parameter would break a signature, and an id is never replaced.
        ("https://a.example/x?b=c&sig=1", "https://a.example/x?b=c&sig=1"),
        ("https://a.example/x?X-Amz-Signature=1&b", "https://a.example/x?X-Amz-Signature=1&b"),
        ("https://a.example/x?dial_attempt=other", "https://a.example/x?dial_attempt=other"),
    ];
    for (given, expected) in cases {
        let dial = Dial::url("+12065550100", given).to("+12065550199").fallback_url(given).status_url(given);
        let written = dial.recognizable_as(&attempt());
        written.validate().expect("a valid dial");
        let json = json_of(&written);
        assert_eq!([&json["url"], &json["fallback_url"], &json["status_url"]], [expected; 3], "{given}");
        assert_eq!(attempt().is_in_url(expected), expected.contains("0123abcd"), "{expected}");
    }
}

#[test]
fn the_id_is_a_custom_variable_unless_there_are_20() {
    let written = dial().recognizable_as(&attempt());
    assert_eq!(json_of(&written)["custom_variables"], json!({"dial_attempt": "0123abcd"}));
    let many: BTreeMap<String, String> =
        (0..20).map(|number| (format!("v{number}"), "x".to_owned())).collect();
    let written = dial().custom_variables(many.clone()).recognizable_as(&attempt());
    assert_eq!(written.custom_variables, Some(many));
    written.validate().expect("a valid dial");
    let own = BTreeMap::from([("dial_attempt".to_owned(), "mine".to_owned())]);
    let written = dial().custom_variables(own.clone()).recognizable_as(&attempt());
    assert_eq!(written.custom_variables, Some(own));
}

#[test]
fn created_is_reported_if_anything_is() {
    let events = |dial: Dial| dial.recognizable_as(&attempt()).status_events;
    let created = DialStatusEvent::Created;
    assert_eq!(events(dial()), None);
    let reported = dial().status_url("https://a.example/status");
    assert_eq!(events(reported.clone()), Some(vec![created.clone(), DialStatusEvent::Ended]));
    let several = [DialStatusEvent::Answered, created.clone()];
    assert_eq!(events(reported.clone().status_events(several.clone())), Some(several.to_vec()));
    let answered = vec![created, DialStatusEvent::Answered];
    assert_eq!(events(reported.status_events([DialStatusEvent::Answered])), Some(answered));
}

#[test]
fn nothing_is_written_by_default_or_into_a_document() {
    assert!(!json_of(&dial()).to_string().contains("dial_attempt"));
    let document = swml::Document::main([swml::Method::hangup()]);
    let dial = Dial::swml("+12065550100", document).to("+12065550199");
    let (before, after) = (json_of(&dial), json_of(&dial.clone().recognizable_as(&attempt())));
    assert_eq!(before["swml"], after["swml"]);
    assert_eq!(DialAttempt::new(&dial).url, None);
}

#[test]
fn an_attempt_recognizes_only_itself() {
    let (own, other) = (DialAttempt::new(&dial()), DialAttempt::new(&dial()));
    assert_ne!(own.id, other.id);
    let query = |attempt: &DialAttempt| format!("/status?a=b&dial_attempt={}&c=d", attempt.id);
    assert!(own.is_in_url(&query(&own)) && !own.is_in_url(&query(&other)));
    assert_eq!(DialAttempt::id_in_url(&query(&other)), Some(other.id.as_str()));
    for without in ["", "/status", "/status?dial_attempt=", "/status?dial_attempt", "/x#?dial_attempt=1"] {
        assert_eq!(DialAttempt::id_in_url(without), None, "{without}");
    }
    let envs = |attempt: &DialAttempt| json!({"dial_attempt": attempt.id, "other": 1});
    assert!(own.is_in_envs(&envs(&own)) && !own.is_in_envs(&envs(&other)));
    assert_eq!(DialAttempt::id_in_envs(&json!({"dial_attempt": 1})), None);
    assert_eq!(DialAttempt::id_in_envs(&json!(null)), None);
}

#[test]
fn ids_differ_and_are_valid_everywhere() {
    let ids: HashSet<String> = (0..10_000).map(|_| DialAttempt::new(&dial()).id).collect();
    assert_eq!(ids.len(), 10_000);
    let is_plain = |id: &String| id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    assert!(ids.iter().all(is_plain));
}

#[test]
fn an_attempt_is_stored_and_read_back() {
    let attempt = DialAttempt::new(&dial());
    assert!(attempt.began_at() <= SystemTime::now());
    assert!(attempt.began_at() + Duration::from_mins(1) > SystemTime::now());
    let stored = serde_json::to_string(&attempt).expect("an attempt is JSON");
    assert!(serde_json::from_str::<DialAttempt>(&stored).is_ok_and(|read| read == attempt));
    let later = r#"{"id":"1","from":"+12065550100","began_at_ms":5,"of a later version":true}"#;
    let read: DialAttempt = serde_json::from_str(later).expect("an attempt");
    assert_eq!(read.began_at(), SystemTime::UNIX_EPOCH + Duration::from_millis(5));
    assert_eq!(serde_json::to_string(&read).ok().as_deref(), Some(later));
    let mut huge = attempt;
    huge.began_at_ms = u64::MAX;
    assert!(huge.began_at() >= SystemTime::UNIX_EPOCH);
}

#[test]
fn credentials_in_addresses_are_not_shown() {
    let dial = Dial::url("+12065550100", "https://me:hush@a.example/x");
    let shown = format!("{:?}", DialAttempt::new(&dial));
    assert!(!shown.contains("hush") && shown.contains("a.example"), "{shown}");
}
