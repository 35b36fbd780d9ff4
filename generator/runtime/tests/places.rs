//! A problem of what was read says where it stands, and shows no value.

mod support;

use runtime::JsonReader;
use serde_json::{Value, json};
use support::json::refused;
use support::types::{Room, Scene};

#[test]
fn problems_name_the_place_and_not_the_value() {
    let cases = [
        (json!("canary"), "expected an object, found a string"),
        (json!({}), "lamps: missing required field"),
        (json!({"lamps": 1}), "lamps: expected an array, found a number"),
        (json!({"lamps": ["a", 7]}), "lamps[1]: expected a string or an object, found a number"),
        (json!({"lamps": [{"watts": "canary"}]}), "lamps[0].watts: expected an integer, found a string"),
        (json!({"lamps": [{}]}), "lamps[0].watts: missing required field"),
        (
            json!({"lamps": [], "notes": {"a b": "canary"}}),
            r#"notes["a b"]: expected a boolean, found a string"#,
        ),
        (json!({"lamps": [], "notes": {"": 1}}), r#"notes[""]: expected a boolean, found a number"#),
        (json!({"lamps": [], "notes": {"a": 1}}), "notes.a: expected a boolean, found a number"),
        (json!({"lamps": [], "type": 1}), "type: expected a string, found a number"),
    ];
    for (value, message) in cases {
        assert_eq!(refused::<Room>(value), message);
    }
}

#[test]
fn fields_under_any_name_have_places_too() {
    assert_eq!(
        refused::<Scene>(json!({"main": 1, "far-off": "x"})),
        r#"["far-off"]: expected a number, found a string"#
    );
    assert_eq!(
        refused::<Scene>(json!({"main": [], "b": []})),
        "main: expected a number, found an array; b: expected a number, found an array"
    );
}

#[test]
fn places_stay_short_and_on_one_line() {
    let key = format!("a\"b\n{}", "x".repeat(10_000));
    let message = refused::<Room>(json!({"lamps": [], "notes": {key: 1}}));
    assert!(message.starts_with(r#"notes["a\"b\nxxx"#), "{message}");
    assert!(message.len() < 150, "{message}");
}

#[test]
fn lists_in_lists_have_places_by_number() {
    let numbers = JsonReader::new().read_value::<Vec<Vec<i32>>>(json!([[], [1, "canary"]]));
    let error = numbers.expect_err("one is a text").to_string();
    assert_eq!(error, "[1][1]: expected an integer, found a string");
}

#[test]
fn a_place_survives_what_serde_wraps_around_it() {
    // The outer list is read by serde itself.
    let rooms: Result<Vec<Room>, _> = serde_json::from_value(json!([{"lamps": [1]}]));
    let message = rooms.map_err(|error| error.to_string());
    assert_eq!(message, Err("lamps[0]: expected a string or an object, found a number".to_owned()));
    let value: Value = json!({"lamps": []});
    assert_eq!(serde_json::from_value::<Vec<Room>>(json!([value])).ok(), Some(vec![Room::with([])]));
}
