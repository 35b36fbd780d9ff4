//! Reading values whose form must be looked at first.

use runtime::{Validate, Validator, codec, decode, round_trip};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[test]
fn an_only_key_is_found_only_if_it_is_alone() {
    assert_eq!(decode::only_key(&json!({"a": 1}), "a"), Some(json!(1)));
    assert_eq!(decode::only_key(&json!({"a": 1, "b": 2}), "a"), None);
    assert_eq!(decode::only_key(&json!({"b": 2}), "a"), None);
    assert_eq!(decode::only_key(&json!("a"), "a"), None);
}

#[test]
fn a_tag_stands_beside_its_content_and_nothing_else() {
    let read = |value: Value| decode::adjacent::<serde_json::Error>(&value, "Lamp", "kind", "params");
    let found = |value: Value| read(value).expect("the value has the form");
    assert_eq!(
        found(json!({"kind": "desk", "params": {"x": 1}})),
        ("desk".to_owned(), Some(json!({"x": 1})))
    );
    assert_eq!(found(json!({"kind": "desk"})), ("desk".to_owned(), None));
    let rejected = |value: Value| read(value).expect_err("the value has another form").to_string();
    assert_eq!(
        rejected(json!({"kind": "desk", "glow": "secret"})),
        "Lamp has only `kind` and `params`, found the key glow"
    );
    assert_eq!(
        rejected(json!({"kind": 5, "params": {}})),
        "no form of Lamp fits: expected an object with the string `kind`, found an object with the keys kind and params"
    );
    assert_eq!(
        rejected(json!("desk")),
        "no form of Lamp fits: expected an object with the string `kind`, found a string"
    );
}

#[test]
fn content_may_be_absent_but_not_wrong() {
    let read =
        |content| decode::optional::<u32, serde_json::Error>(content).map_err(|error| error.to_string());
    assert_eq!(read(None), Ok(None));
    assert_eq!(read(Some(json!(3))), Ok(Some(3)));
    assert!(read(Some(json!("three"))).is_err());
}

#[test]
fn whole_numbers_are_read_however_they_are_written() {
    let read = |text: &str| {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        codec::integer(&mut deserializer).map_err(|error| error.to_string())
    };
    assert_eq!(read("20"), Ok(20));
    assert_eq!(read("20.0"), Ok(20));
    assert_eq!(read("-3"), Ok(-3));
    assert!(read("20.5").is_err());
    assert!(read("1e300").is_err());
    assert!(read("\"20\"").is_err());
}

#[test]
fn whole_numbers_fit_their_type() {
    let read = |text: &str| {
        let read = |value: Value| decode::integer::<u32, _>(value).map_err(|error| error.to_string());
        read(text.parse().expect("the text is JSON"))
    };
    assert_eq!(read("4294967295"), Ok(u32::MAX));
    for outside in ["4294967296", "-1", "-1.0", "18446744073709551616"] {
        assert!(read(outside).is_err(), "{outside}");
    }
    let large = json!(u64::MAX);
    assert_eq!(decode::integer_from_value::<u64, serde_json::Error>(large).ok(), Some(u64::MAX));
    let lists = decode::integer_from_value::<Vec<Vec<i32>>, serde_json::Error>(json!([[1, 2.0], []]));
    assert_eq!(lists.ok(), Some(vec![vec![1, 2], vec![]]));
}

#[test]
fn absent_and_null_are_not_the_same() {
    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Lamp {
        #[serde(default, deserialize_with = "decode::present")]
        name: Option<String>,
        #[serde(default, deserialize_with = "decode::present")]
        notes: Option<Value>,
        #[serde(default, deserialize_with = "decode::present_integer")]
        watts: Option<u32>,
        #[serde(default, deserialize_with = "codec::optional_number::deserialize")]
        level: Option<f64>,
        #[serde(deserialize_with = "decode::nullable")]
        room: Option<String>,
        #[serde(deserialize_with = "decode::integer")]
        floor: Option<i32>,
    }

    let read = |value: Value| serde_json::from_value::<Lamp>(value);
    let least = json!({"room": null, "floor": null});
    let lamp = read(least.clone()).expect("what may be null is null, and the rest is absent");
    let none = Lamp { name: None, notes: None, watts: None, level: None, room: None, floor: None };
    assert_eq!(lamp, none);
    for key in ["name", "watts", "level"] {
        let mut value = least.clone();
        value[key] = Value::Null;
        let error = read(value).expect_err("it may not be null").to_string();
        assert!(error.starts_with("invalid type: null, expected "), "{key}: {error}");
    }
    // Null is a value where any is.
    let noted = read(json!({"room": null, "floor": 2.0, "notes": null, "watts": 5.0, "level": 1}));
    let noted = noted.expect("null is a value");
    assert_eq!(
        noted,
        Lamp { notes: Some(Value::Null), watts: Some(5), level: Some(1.0), floor: Some(2), ..none }
    );
    for key in ["room", "floor"] {
        let mut value = least.clone();
        value.as_object_mut().expect("it is an object").remove(key);
        let error = read(value).expect_err("it may not be absent").to_string();
        assert_eq!(error, format!("missing field `{key}`"));
    }
}

#[test]
fn a_value_that_is_no_field_is_reported_at_the_place_that_holds_it() {
    let mut validator = Validator::new();
    {
        let mut field = validator.field("id", &());
        let _ = &mut field;
    }
    validator.value(&String::new()).min_length(1);
    let error = validator.finish().expect_err("the value is empty");
    let violation = error.iter().next().expect("there is one violation");
    assert_eq!((violation.path(), violation.rule()), ("", "must have at least 1 character"));
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Dimmer {
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u32>,
    room: String,
}

impl Validate for Dimmer {
    fn check(&self, validator: &mut Validator) {
        validator.field("level", &self.level).at_most(10);
    }
}

#[test]
fn only_what_is_written_back_unchanged_and_keeps_its_rules_is_typed() {
    let read = |value: Value| round_trip::read::<Dimmer>(&value);
    let room = "hall".to_owned();
    assert_eq!(
        read(json!({"level": 3, "room": "hall"})),
        Some(Dimmer { level: Some(3), room: room.clone() })
    );
    assert_eq!(read(json!({"room": "hall"})), Some(Dimmer { level: None, room }));
    for lost in [
        json!({"level": null, "room": "hall"}),
        json!([3, "hall"]),
        json!({"level": 3, "room": "hall", "colour": "red"}),
        json!({"level": 11, "room": "hall"}),
        json!({"level": 3}),
        json!("hall"),
    ] {
        assert_eq!(read(lost.clone()), None, "{lost}");
    }
}
