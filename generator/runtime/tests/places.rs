//! An error about what was read says where it stands.

use std::collections::BTreeMap;

use runtime::decode;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

#[derive(Debug, PartialEq, Deserialize)]
struct Room {
    lamps: Vec<Lamp>,
    #[serde(default)]
    notes: BTreeMap<String, bool>,
}

/// Read by hand, as unions are.
#[derive(Debug, PartialEq)]
enum Lamp {
    Desk(Desk),
    Plain(String),
}

impl<'de> Deserialize<'de> for Lamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        if value.is_object() {
            return decode::from_value(value).map(Self::Desk);
        }
        decode::from_value(value).map(Self::Plain)
    }
}

#[derive(Debug, PartialEq, Deserialize)]
struct Desk {
    watts: u32,
    mode: Option<Mode>,
    #[serde(flatten)]
    extra: BTreeMap<String, Value>,
}

#[derive(Debug, PartialEq, Deserialize)]
enum Mode {
    Off,
    Dim(f64),
    Blink { times: u32 },
    Mix(u8, u8),
}

fn read(value: Value) -> Result<Room, String> {
    decode::from_value::<Room, serde_json::Error>(value).map_err(|error| error.to_string())
}

#[test]
fn values_of_all_kinds_are_read() {
    let desk =
        |mode| Lamp::Desk(Desk { watts: 5, mode, extra: BTreeMap::from([("new".to_owned(), json!([1]))]) });
    let lamp = |mode: Value| json!({"watts": 5, "mode": mode, "new": [1]});
    let value = json!({
        "lamps": [
            "candle", lamp(Value::Null), lamp(json!("Off")), lamp(json!({"Dim": -0.5})), lamp(json!({"Blink": {"times": 2}})),
            lamp(json!({"Mix": [1, 2]})),
        ],
        "notes": {"a b": true},
    });
    let modes =
        [None, Some(Mode::Off), Some(Mode::Dim(-0.5)), Some(Mode::Blink { times: 2 }), Some(Mode::Mix(1, 2))];
    let lamps = [Lamp::Plain("candle".to_owned())].into_iter().chain(modes.map(desk)).collect();
    assert_eq!(read(value), Ok(Room { lamps, notes: BTreeMap::from([("a b".to_owned(), true)]) }));
}

#[test]
fn errors_name_the_place_and_not_the_value() {
    let cases = [
        (json!({"lamps": 1}), "`lamps`: invalid type: integer, expected a sequence"),
        (json!({"lamps": ["a", 7]}), "`lamps[1]`: invalid type: integer, expected a string"),
        (json!({"lamps": [{"watts": "canary"}]}), "`lamps[0].watts`: invalid type: string, expected u32"),
        (json!({"lamps": [{}]}), "`lamps[0]`: missing field `watts`"),
        (
            json!({"lamps": [{"watts": 5, "mode": {"Dim": "canary"}}]}),
            "`lamps[0].mode.Dim`: invalid type: string, expected f64",
        ),
        (
            json!({"lamps": [], "notes": {"a b": "canary"}}),
            "`notes[\"a b\"]`: invalid type: string, expected a boolean",
        ),
    ];
    for (value, error) in cases {
        let found = read(value).expect_err("the value does not fit");
        assert_eq!(found, error);
    }
}

#[test]
fn a_form_must_be_one_that_there_is() {
    for mode in [json!("Dim"), json!({"Off": 1}), json!({"Dim": 1, "Off": 2}), json!("On"), json!(1)] {
        let error = read(json!({"lamps": [{"watts": 5, "mode": mode}]})).expect_err("there is no such form");
        assert!(error.starts_with("`lamps[0].mode"), "{error}");
    }
}

#[test]
fn fields_are_taken_one_by_one() {
    let fields = |value| decode::Fields::of(value).map_err(|error| error.to_string());
    assert_eq!(fields(json!("canary")).map(|_| ()), Err("expected an object, found a string".to_owned()));

    let mut lamp = fields(json!({"kind": "desk", "watts": "canary", "new": 1})).expect("it is an object");
    assert_eq!(lamp.tag("kind").ok().as_deref(), Some("desk"));
    let wrong = lamp.take::<u32>("watts").expect_err("it is no number");
    assert_eq!(wrong.to_string(), "`watts`: invalid type: string, expected u32");
    let missing = lamp.take::<u32>("level").expect_err("it is not there");
    assert_eq!(missing.to_string(), "missing field `level`");
    assert_eq!(
        lamp.finish("Lamp").map_err(|error| error.to_string()),
        Err("Lamp has no field `new` here".to_owned())
    );
    assert_eq!(decode::unknown_tag("Lamp", "kind").to_string(), "`kind`: none of the values that Lamp knows");
}

#[test]
fn a_place_survives_being_passed_on_as_text() {
    let inner = serde_json::Error::custom("`watts`: too many");
    assert_eq!(inner.to_string(), "`watts`: too many");
    let outer = decode::PathError::custom(inner);
    assert_eq!(outer.to_string(), "`watts`: too many");
    assert_eq!(decode::PathError::custom("`watts` is too large").to_string(), "`watts` is too large");
}
