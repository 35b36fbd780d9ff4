//! Reading answers: what is odd costs only itself, and is kept as it came.

mod support;

use std::collections::BTreeMap;

use runtime::{JsonReader, RawBody, json};
use serde_json::{Value, json};
use support::answers::{Breakdown, Event, Progress, Reading, Status};
use support::json::{read, read_closely};
use support::types::Mode;

/// The answer, which is written as it was read.
fn answer(value: &Value) -> Status {
    let status: Status = read(value.clone()).expect("only the id has to fit");
    assert_eq!(serde_json::to_value(&status).ok().as_ref(), Some(value));
    status
}

#[test]
fn an_answer_that_fits_is_read_whole() {
    let status = answer(&json!({
        "id": "7", "watts": 5, "level": 0.5, "mode": "blink", "is_on": true,
        "readings": [{"lux": 1, "at": 3}], "event": {"kind": "failed", "code": -1}, "plan": {"a": [null]},
    }));
    let reading = Reading { lux: 1.0, at: Some(3), extra: runtime::Extra::new() };
    let failure = Breakdown { code: Some(-1), extra: runtime::Extra::new() };
    let expected = Status {
        watts: Some(5),
        level: Some(0.5),
        mode: Some(Mode::Blink),
        is_on: Some(true),
        readings: Some(vec![reading]),
        event: Some(Event::Failed(failure)),
        plan: Some(json!({"a": [null]})),
        ..Status::of("7")
    };
    assert_eq!(status, expected);
}

#[test]
fn an_odd_field_costs_only_itself_and_is_kept() {
    let odd = [
        ("watts", json!("5")),
        ("watts", json!(-1)),
        ("watts", json!(4_294_967_296_u64)),
        ("watts", json!(5.5)),
        ("watts", json!([5])),
        ("level", json!(9_007_199_254_740_993_u64)),
        ("level", json!("high")),
        ("mode", json!(3)),
        ("is_on", json!("yes")),
        ("is_on", json!({"deep": [1, {"er": null}]})),
        ("readings", json!({"lux": 1})),
        ("readings", json!("none")),
    ];
    for (key, value) in odd {
        let status = answer(&json!({"id": "7", key: value, "plan": 1}));
        let expected =
            Status { plan: Some(json!(1)), extra: [(key, value)].into_iter().collect(), ..Status::of("7") };
        assert_eq!(status, expected, "{key}");
    }
}

#[test]
fn null_is_kept_apart_from_absent() {
    for key in ["watts", "level", "mode", "is_on", "readings", "event", "plan"] {
        let status = answer(&json!({"id": "7", key: null}));
        assert_eq!(status, Status { extra: [(key, Value::Null)].into_iter().collect(), ..Status::of("7") });
    }
}

#[test]
fn all_odd_fields_are_kept_beside_those_that_nobody_knows() {
    let status =
        answer(&json!({"id": "7", "watts": "5", "is_on": 1, "level": 2, "new": [1.0], "mode": "glow"}));
    assert_eq!((status.watts, status.is_on, status.level), (None, None, Some(2.0)));
    assert_eq!(status.mode, Some(Mode::from("glow".to_owned())));
    assert!(status.extra.iter().map(|(key, _)| key).eq(["watts", "is_on", "new"]));
}

#[test]
fn a_list_with_an_odd_item_is_kept_whole() {
    let readings = json!([{"lux": 1}, {"lux": "bright", "at": 3, "new": {"a": 1}}, {"at": 4}]);
    let status = answer(&json!({"id": "7", "watts": 5, "readings": readings}));
    assert_eq!((status.watts, &status.readings), (Some(5), &None));
    assert_eq!(status.extra.get("readings"), Some(&readings));
}

#[test]
fn an_odd_field_further_in_costs_only_itself_as_well() {
    let status = answer(&json!({"id": "7", "readings": [{"lux": 1, "at": "noon"}, {"lux": 2, "at": 5}]}));
    let readings = status.readings.expect("the list fits");
    assert_eq!((readings[0].at, readings[1].at), (None, Some(5)));
    assert_eq!(readings[0].extra.get("at"), Some(&json!("noon")));
}

#[test]
fn what_must_be_there_must_be_there() {
    let refused = |value| read::<Status>(value).expect_err("it has no id");
    assert_eq!(refused(json!({"watts": 5})), "id: missing required field");
    assert_eq!(refused(json!({"id": 7, "watts": "canary"})), "id: expected a string, found a number");
    assert_eq!(refused(json!({"id": null})), "id: expected a string, found null");
    assert_eq!(refused(json!(["canary"])), "expected an object, found an array");
}

#[test]
fn a_form_that_nobody_knows_is_kept_as_it_came() {
    for event in [
        json!({"kind": "stolen", "by": ["me"], "at": null}),
        json!({"kind": 5}),
        json!({}),
        json!("stolen"),
        json!([1, 2]),
        // The form is known, and what it must hold does not fit.
        json!({"kind": "measured", "lux": "bright", "at": 1}),
    ] {
        assert_eq!(answer(&json!({"id": "7", "event": event})).event, Some(Event::Other(event.clone())));
        assert_eq!(read(event.clone()), Ok(Event::Other(event)));
    }
    // What is odd in a form that is known costs only itself.
    let status = answer(&json!({"id": "7", "event": {"kind": "failed", "code": "E5", "new": 1}}));
    let Some(Event::Failed(failure)) = status.event else { panic!("the form is known") };
    assert_eq!((failure.code, failure.extra.get("code")), (None, Some(&json!("E5"))));
}

#[test]
fn a_body_is_read_as_an_answer() {
    let parse = |text: &str| RawBody::new(200, text, true).parse::<Status>();
    let expected = Status { extra: [("watts", "5")].into_iter().collect(), ..Status::of("7") };
    assert_eq!(parse(r#"{"id": "7", "watts": "5"}"#), Some(expected));
    assert_eq!(parse("{}"), None);
}

/// An answer with an odd field, and what is read of it.
fn odd_answer() -> (Value, Status) {
    let extra = [("watts", "5")].into_iter().collect();
    (json!({"id": "7", "watts": "5"}), Status { extra, ..Status::of("7") })
}

#[test]
fn answers_in_a_list_are_read_as_tolerantly() {
    let (odd, expected) = odd_answer();
    let body = RawBody::new(200, json!([odd]).to_string(), true);
    assert_eq!(body.parse().as_ref(), Some(&vec![expected.clone()]));
    assert_eq!(JsonReader::new().read_value(json!([odd])), Ok(vec![expected]));
}

#[test]
fn answers_in_a_map_are_read_as_tolerantly() {
    let (odd, expected) = odd_answer();
    let map = JsonReader::new().read_value(json!({"a": odd}));
    assert_eq!(map, Ok(BTreeMap::from([("a".to_owned(), expected)])));
}

#[test]
fn answers_in_a_box_are_read_as_tolerantly() {
    let (odd, expected) = odd_answer();
    assert_eq!(JsonReader::new().read_value(odd), Ok(Box::new(expected)));
}

#[test]
fn unknown_fields_of_an_answer_are_refused_if_asked_to() {
    let message = r#"wats: unknown field, did you mean "watts"?"#;
    assert_eq!(read_closely::<Status>(json!({"id": "7", "wats": 5})), Err(message.to_owned()));
}

#[test]
fn unknown_fields_of_items_of_an_answer_are_refused_if_asked_to() {
    let value = json!({"id": "7", "readings": [{"lux": 1}, {"lux": 1, "atr": 2}]});
    let message = r#"readings[1].atr: unknown field, did you mean "at"?"#;
    assert_eq!(read_closely::<Status>(value), Err(message.to_owned()));
}

#[test]
fn unknown_fields_of_forms_of_an_answer_are_refused_if_asked_to() {
    let value = json!({"id": "7", "event": {"kind": "failed", "code": 1, "cod": 2}});
    let message = r#"event.cod: unknown field, did you mean "code"?"#;
    assert_eq!(read_closely::<Status>(value), Err(message.to_owned()));
}

#[test]
fn what_stands_beside_the_key_of_a_form_is_not_lost() {
    let alone = json!({"done": {"lux": 1}});
    assert!(matches!(read(alone), Ok(Progress::Done(reading)) if reading.extra.is_empty()));
    for value in [json!({"begun": 1}), json!({"done": {}}), json!({"done": {"lux": 1}, "new": [1]})] {
        let progress: Progress = read(value.clone()).expect("anything fits");
        assert_eq!(serde_json::to_value(progress).ok(), Some(value));
    }
}

/// A message of a kind and its content.
#[derive(Clone, PartialEq)]
enum Message {
    Text(String),
    Other(Value),
}

impl Message {
    const UNION: &'static json::Union = &json::Union {
        name: "Message",
        layout: json::Layout::Adjacent { tag: "kind", content: "body", optional: false },
        variants: &[json::Variant::holding::<String>("Text", json::Selector::Tag(&["text"]))],
    };

    fn fill_known(&mut self, value: json::Node<'_>, reader: &mut json::Reader) -> Result<(), json::Reported> {
        let (form, value) = reader.select(Self::UNION, value)?;
        *self = Self::Text(support::json::payload(reader, Self::UNION, form, value)?);
        Ok(())
    }
}

impl json::Fill for Message {
    fn fill(&mut self, value: json::Node<'_>, reader: &mut json::Reader) -> Result<(), json::Reported> {
        if let Some(other) = reader.open(value, &mut |value, reader| self.fill_known(value, reader)) {
            *self = Self::Other(other);
        }
        Ok(())
    }
}

impl json::Build for Message {
    const IS_ANSWER: bool = true;

    fn blank() -> Self {
        Self::Other(Value::Null)
    }
}

#[test]
fn what_stands_beside_tag_and_content_is_not_lost() {
    let reader = JsonReader::new();
    let fits = reader.read_value::<Message>(json!({"kind": "text", "body": "a"}));
    assert!(matches!(fits, Ok(Message::Text(text)) if text == "a"));
    let more = json!({"kind": "text", "body": "a", "new": 1});
    let kept = reader.read_value::<Message>(more.clone());
    assert!(matches!(kept, Ok(Message::Other(value)) if value == more));
    assert!(reader.deny_unknown_fields().read_value::<Message>(more).is_err());
}
