//! Reading requests, which takes what fits and refuses all else.

mod support;

use runtime::JsonReader;
use serde_json::{Value, json};
use support::forms::{PlainShade, Shade};
use support::json::{read, read_closely, refused};
use support::types::{Amount, Desk, Lamp, Mode, Plug, Room};

#[test]
fn values_of_all_kinds_are_read() {
    let value = json!({
        "lamps": ["candle", {"watts": 5, "level": 1, "mode": "blink", "label": null, "new": [1]}, {"watts": 6}],
        "type": "hall",
        "notes": {"a b": true},
        "plan": [null],
    });
    let room: Room = read(value).expect("it fits");
    let desk = Desk {
        level: Some(1.0),
        mode: Some(Mode::Blink),
        label: Some(None),
        extra: [("new", json!([1]))].into_iter().collect(),
        ..Desk::of(5)
    };
    let lamps = [Lamp::Plain("candle".to_owned()), Lamp::Desk(desk.into()), Lamp::Desk(Desk::of(6).into())];
    let expected = Room {
        kind: Some("hall".to_owned()),
        notes: Some([("a b".to_owned(), true)].into()),
        plan: Some(json!([null])),
        ..Room::with(lamps)
    };
    assert_eq!(room, expected);
}

#[test]
fn whole_numbers_are_read_however_they_are_written() {
    for (text, number) in [("20", 20), ("20.0", 20), ("-3", -3), ("2e1", 20), ("-0.0", 0)] {
        assert_eq!(JsonReader::new().read_str::<i64>(text).ok(), Some(number), "{text}");
        assert_eq!(JsonReader::new().read_str::<i32>(text).ok().map(i64::from), Some(number), "{text}");
    }
    assert_eq!(read(json!(12.0)), Ok(Amount::Dozen));
    let refused = |text| JsonReader::new().read_str::<i64>(text).expect_err("it is none").to_string();
    assert_eq!(refused("20.5"), "expected an integer, found a number with a fraction");
    assert_eq!(refused("1e300"), "expected a 64-bit integer, found a larger one");
    assert_eq!(refused("18446744073709551616"), "expected a 64-bit integer, found a larger one");
    assert_eq!(refused("\"20\""), "expected an integer, found a string");
}

#[test]
fn whole_numbers_fit_their_type() {
    fn refused<T: runtime::json::Build + std::fmt::Debug>(text: &str) -> String {
        JsonReader::new().read_str::<T>(text).expect_err("it does not fit").to_string()
    }

    assert_eq!(JsonReader::new().read_str::<u32>("4294967295").ok(), Some(u32::MAX));
    let range = "expected an integer from 0 to 4294967295, found";
    assert_eq!(refused::<u32>("4294967296"), format!("{range} a larger one"));
    assert_eq!(refused::<u32>("-1"), format!("{range} a negative one"));
    assert_eq!(refused::<u32>("-1.0"), format!("{range} a negative one"));
    let range = "expected an integer from -2147483648 to 2147483647, found";
    assert_eq!(refused::<i32>("2147483648"), format!("{range} a larger one"));
    assert_eq!(refused::<i32>("-2147483649"), format!("{range} a smaller one"));
    assert_eq!(
        refused::<i64>("9223372036854775808"),
        "expected an integer from -9223372036854775808 to 9223372036854775807, found a larger one"
    );
    assert_eq!(JsonReader::new().read_str::<u64>("18446744073709551615").ok(), Some(u64::MAX));
    assert_eq!(JsonReader::new().read_str::<i64>("-9223372036854775808").ok(), Some(i64::MIN));
    let lists = JsonReader::new().read_str::<Vec<Vec<i32>>>("[[1, 2.0], []]");
    assert_eq!(lists.ok(), Some(vec![vec![1, 2], vec![]]));
}

#[test]
fn a_whole_number_that_would_be_rounded_is_refused() {
    let read = |text: &str| JsonReader::new().read_str::<f64>(text).map_err(|error| error.to_string());
    assert_eq!(read("9007199254740992"), Ok(9_007_199_254_740_992.0));
    assert_eq!(read("18014398509481984"), Ok(18_014_398_509_481_984.0));
    assert_eq!((read("5"), read("0.1"), read("1e300")), (Ok(5.0), Ok(0.1), Ok(1e300)));
    for text in ["9007199254740993", "-9007199254740993", "18446744073709551615", "9223372036854775807"] {
        let message = "integer cannot be represented exactly as a 64-bit float";
        assert_eq!(read(text), Err(message.to_owned()), "{text}");
    }
    assert_eq!(read("\"1\""), Err("expected a number, found a string".to_owned()));
    assert_eq!(read("null"), Err("expected a number, found null".to_owned()));
}

#[test]
fn absent_and_null_are_not_the_same() {
    let least = json!({"watts": 5});
    assert_eq!(read(least.clone()), Ok(Desk::of(5)));
    for (key, kind) in [("level", "a number"), ("mode", "a string")] {
        let mut value = least.clone();
        value[key] = Value::Null;
        assert_eq!(refused::<Desk>(value), format!("{key}: expected {kind}, found null"));
    }
    let labelled = |label| Ok(Desk { label: Some(label), ..Desk::of(5) });
    assert_eq!(read(json!({"watts": 5, "label": null})), labelled(None));
    assert_eq!(read(json!({"watts": 5, "label": "x"})), labelled(Some("x".to_owned())));
    // Null is a value where any is.
    let planned = Room { plan: Some(Value::Null), ..Room::with([]) };
    assert_eq!(read(json!({"lamps": [], "plan": null})), Ok(planned));
}

#[test]
fn what_must_be_there_may_be_null_if_its_type_says_so() {
    let plug: Plug = read(json!({"socket": null, "floor": 2.0})).expect("it fits");
    assert_eq!((plug.socket, plug.floor), (None, Some(2)));
    assert_eq!(refused::<Plug>(json!({})), "socket: missing required field; floor: missing required field");
    assert_eq!(
        refused::<Plug>(json!({"socket": 1, "floor": "canary"})),
        "socket: expected a string, found a number; floor: expected an integer, found a string"
    );
    assert_eq!(refused::<Room>(json!({"lamps": null})), "lamps: expected an array, found null");
}

#[test]
fn all_problems_are_told_at_once() {
    let value = json!({
        "lamps": [7, {"watts": "canary", "level": []}, "fine", {}],
        "notes": {"a b": "canary", "c": 1},
        "type": {"canary's": 1},
    });
    let error = JsonReader::new().read_value::<Room>(value).expect_err("nothing fits");
    let problems: Vec<_> =
        error.problems().iter().map(|problem| (problem.path(), problem.message())).collect();
    let found = |path: &str, message| (path.to_owned(), message);
    assert_eq!(
        problems,
        [
            found("lamps[0]", "expected a string or an object, found a number"),
            found("lamps[1].watts", "expected an integer, found a string"),
            found("lamps[1].level", "expected a number, found an array"),
            found("lamps[3].watts", "missing required field"),
            found(r#"notes["a b"]"#, "expected a boolean, found a string"),
            found("notes.c", "expected a boolean, found a number"),
            found("type", r#"expected a string, found an object with the keys ["canary's"]"#),
        ]
    );
    assert_eq!(error.to_string().matches("; ").count(), 6);
    let shown = format!("{:?}", error.problems()[3]);
    assert_eq!(shown, r#"Problem { path: "lamps[3].watts", message: "missing required field", .. }"#);
}

#[test]
fn unknown_fields_are_kept_or_refused() {
    let value = json!({"watts": 5, "wats": "canary", "new": {"a": 1.0}});
    let desk: Desk = read(value.clone()).expect("what is unknown is kept");
    assert_eq!(desk.extra.get("new"), Some(&json!({"a": 1.0})));
    assert_eq!(serde_json::to_value(desk).ok(), Some(value.clone()));
    assert_eq!(
        read_closely::<Desk>(value).map(|_| ()),
        Err(r#"wats: unknown field, did you mean "watts"?; new: unknown field"#.to_owned())
    );
    assert_eq!(
        read_closely::<Desk>(json!({"watts": 5, "level": 1})),
        Ok(Desk { level: Some(1.0), ..Desk::of(5) })
    );
    // Free JSON has no unknown fields.
    assert!(read_closely::<Room>(json!({"lamps": [], "plan": {"x": 1}, "notes": {"y": true}})).is_ok());
    assert_eq!(
        read_closely::<Room>(json!({"lamps": [{"watts": 5, "lvel": 1}], "kind": "hall"})).map(|_| ()),
        Err(r#"lamps[0].lvel: unknown field, did you mean "level"?; kind: unknown field"#.to_owned())
    );
}

#[test]
fn a_tag_is_no_unknown_field() {
    let shade = Shade::Plain(PlainShade { colour: None, extra: runtime::Extra::new() });
    assert_eq!(read_closely::<Shade>(json!({"kind": "plain"})), Ok(shade));
    assert_eq!(
        read_closely::<Shade>(json!({"kind": "plain", "color": "red"})).map(|_| ()),
        Err(r#"color: unknown field, did you mean "colour"?"#.to_owned())
    );
}

#[test]
fn text_that_is_no_json_is_refused_without_being_shown() {
    for text in
        ["", "canary", "{\"watts\": 5", "{\"watts\": 5} canary", "[1, canary]", "{\"canary\": 'canary'}"]
    {
        let error = JsonReader::new().read_str::<Desk>(text).expect_err("it is no JSON").to_string();
        assert!(error.starts_with("invalid JSON: ") && !error.contains("canary"), "{error}");
    }
    assert!(JsonReader::new().read_slice::<String>(b"\"\xff\"").is_err());
    let deep = "[".repeat(100_000);
    assert!(JsonReader::new().read_str::<Value>(&deep).is_err());
}

#[test]
fn a_field_is_given_once() {
    let desk = JsonReader::new().read_str::<Desk>(r#"{"watts": 5, "watts": 6}"#);
    assert_eq!(desk.expect_err("nobody knows which one counts").to_string(), "watts: duplicate field");
}
