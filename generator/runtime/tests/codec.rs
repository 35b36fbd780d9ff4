//! How values are written.

#![allow(clippy::option_option, reason = "absent and null are different facts")]

mod support;

use std::collections::BTreeMap;

use runtime::json::to_json;
use runtime::{DecimalSeconds, Extra, Secret, UnknownValue, Uri};
use serde_json::{Value, json};
use support::forms::{
    Action, Base, PlainShade, RoundSize, Sensor, Shade, Size, Source, Step, StripedShade, Task, TaskOrder,
};
use support::json::{self, read, written};
use support::types::{Amount, Desk, Lamp, Mode, Plug, Room, Scene};

/// Numbers wherever they can stand.
#[derive(PartialEq)]
struct Numbers {
    one: f64,
    many: Vec<f64>,
    named: BTreeMap<String, f64>,
    maybe: Option<f64>,
    maybe_many: Option<Vec<f64>>,
    nullable: Option<Option<f64>>,
    extra: Extra,
}

impl Numbers {
    const OBJECT: &'static json::Object = &json::Object {
        name: "Numbers",
        fields: &[
            json::Field::required("one"),
            json::Field::optional("maybe"),
            json::Field::required("many"),
            json::Field::optional("maybe_many"),
            json::Field::required("named"),
            json::Field::optional_nullable("nullable"),
        ],
        ..json::Object::EMPTY
    };
}

json::object!(Numbers, required one = 0, optional maybe = 1, required many = 2, optional maybe_many = 3, required named = 4, optional nullable = 5; additional extra);

#[test]
fn strings_are_escaped_wherever_the_special_character_stands() {
    for special in ["\"", "\\", "\n", "\u{0}", "\u{1f}", "\u{7f}", "é", "\u{2028}", " "] {
        for length in 0..20 {
            for place in 0..=length {
                let text = format!("{}{special}{}", "a".repeat(place), "z".repeat(length - place));
                let expected = serde_json::to_string(&text).expect("a string is JSON");
                assert_eq!(to_json(&text).expect("a string is JSON"), expected);
                let map = BTreeMap::from([(text, true)]);
                assert_eq!(to_json(&map).expect("a map is JSON"), format!("{{{expected}:true}}"));
            }
        }
    }
}

/// Keys that JSON must escape.
#[derive(PartialEq)]
struct OddKeys {
    quoted: bool,
    extra: Extra,
}

impl OddKeys {
    const OBJECT: &'static json::Object = &json::Object {
        name: "OddKeys",
        fields: &[json::Field::required("a \"b\"\n").named("quoted")],
        ..json::Object::EMPTY
    };
}

json::object!(OddKeys, required quoted = 0; additional extra);

#[test]
fn keys_are_escaped() {
    let value = OddKeys { quoted: true, extra: Extra::from_iter([("\\", 1)]) };
    let text = r#"{"a \"b\"\n":true,"\\":1}"#;
    assert_eq!(to_json(&value).expect("JSON"), text);
    assert_eq!(serde_json::to_string(&value).expect("JSON"), text);
    assert!(serde_json::from_str::<OddKeys>(text).is_ok_and(|read| read == value));
}

#[test]
fn whole_numbers_are_written_as_integers() {
    let cases = [
        (5.0, "5"),
        (-40.0, "-40"),
        (0.0, "0"),
        (0.5, "0.5"),
        (9_007_199_254_740_992.0, "9007199254740992"),
        (-9_007_199_254_740_992.0, "-9007199254740992"),
        (9_007_199_254_740_994.0, "9007199254740994.0"),
        (1e300, "1e+300"),
    ];
    for (number, text) in cases {
        assert_eq!(to_json(&number).expect("the number is finite"), text);
    }
    assert_eq!(to_json(&i64::MIN).ok().as_deref(), Some("-9223372036854775808"));
    assert_eq!(to_json(&u64::MAX).ok().as_deref(), Some("18446744073709551615"));
}

#[test]
fn numbers_are_written_wherever_they_stand() {
    let mut numbers = Numbers {
        one: 1.0,
        maybe: Some(2.0),
        many: vec![3.0, 3.5],
        maybe_many: Some(vec![4.0]),
        named: BTreeMap::from([("five".to_owned(), 5.0)]),
        nullable: Some(Some(6.0)),
        extra: Extra::new(),
    };
    let text = r#"{"one":1,"maybe":2,"many":[3,3.5],"maybe_many":[4],"named":{"five":5},"nullable":6}"#;
    assert_eq!(written(&numbers), text);
    assert_eq!(serde_json::from_str::<Numbers>(text).ok().as_ref(), Some(&numbers));

    numbers.nullable = Some(None);
    (numbers.maybe, numbers.maybe_many) = (None, None);
    (numbers.many, numbers.named) = (Vec::new(), BTreeMap::new());
    let text = r#"{"one":1,"many":[],"named":{},"nullable":null}"#;
    assert_eq!(written(&numbers), text);
    assert_eq!(serde_json::from_str::<Numbers>(text).ok().as_ref(), Some(&numbers));

    numbers.nullable = None;
    assert_eq!(written(&numbers), r#"{"one":1,"many":[],"named":{}}"#);
}

#[test]
fn a_number_that_json_cannot_express_is_an_error() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let desk = Desk { level: Some(number), ..Desk::of(5) };
        let error = to_json(&desk).expect_err("JSON has no form for it").to_string();
        assert!(error.starts_with("number is not finite"), "{error}");
        assert!(serde_json::to_value(&desk).is_err());
        assert!(serde_json::to_string(&Room::with([Lamp::Desk(Box::new(desk))])).is_err());
    }
}

#[test]
fn absent_is_left_out_and_null_is_written() {
    for (label, text) in [
        (None, r#"{"watts":5}"#),
        (Some(None), r#"{"watts":5,"label":null}"#),
        (Some(Some("x".to_owned())), r#"{"watts":5,"label":"x"}"#),
    ] {
        let desk = Desk { label, ..Desk::of(5) };
        assert_eq!(written(&desk), text);
        assert_eq!(serde_json::from_str::<Desk>(text).ok(), Some(desk));
    }
    let mut plug = Plug { socket: None, floor: None, extra: Extra::new() };
    assert_eq!(written(&plug), r#"{"socket":null,"floor":null}"#);
    (plug.socket, plug.floor) = (Some("wall".to_owned()), Some(-1));
    assert_eq!(written(&plug), r#"{"socket":"wall","floor":-1}"#);
    // Null is a value where any is.
    let room = Room { plan: Some(Value::Null), ..Room::with([]) };
    assert_eq!(written(&room), r#"{"lamps":[],"plan":null}"#);
}

#[test]
fn fields_are_written_in_order_and_by_their_names_in_json() {
    let room = Room {
        kind: Some("hall".to_owned()),
        notes: Some(BTreeMap::from([("a b".to_owned(), true)])),
        extra: [("area", json!([12.0]))].into_iter().collect(),
        ..Room::with([Lamp::Plain("candle".to_owned()), Lamp::Desk(Box::new(Desk::of(5)))])
    };
    let text = r#"{"lamps":["candle",{"watts":5}],"type":"hall","notes":{"a b":true},"area":[12.0]}"#;
    assert_eq!(written(&room), text);
    let scene = Scene { main: 1.0, others: BTreeMap::from([("b".to_owned(), 2.0), ("a".to_owned(), 0.5)]) };
    assert_eq!(written(&scene), r#"{"main":1,"a":0.5,"b":2}"#);
}

#[test]
fn text_is_written_whole() {
    assert_eq!(written(&Secret::from("hush\n")), r#""hush\n""#);
    assert_eq!(written(&Uri::from("https://me:key@things.test")), r#""https://me:key@things.test""#);
    assert_eq!(written(&DecimalSeconds::from(30)), r#""30""#);
    assert_eq!(written(&Mode::Blink), r#""blink""#);
    assert_eq!(written(&Mode::Other(UnknownValue::new("ünknown".to_owned()))), r#""ünknown""#);
    assert_eq!((written(&Amount::Dozen), written(&Amount::from(-3))), ("12".to_owned(), "-3".to_owned()));
}

#[test]
fn a_tag_stands_before_the_fields_of_its_form() {
    let extra = [("new", 1)].into_iter().collect();
    let plain = Shade::Plain(PlainShade { colour: Some("red".to_owned()), extra });
    assert_eq!(written(&plain), r#"{"kind":"plain","colour":"red","new":1}"#);
    // The first value of several is the one that is written.
    let striped = Shade::Striped(StripedShade { stripes: 3, extra: Extra::new() });
    assert_eq!(written(&striped), r#"{"kind":"striped","stripes":3}"#);
}

#[test]
fn content_stands_beside_its_tag() {
    assert_eq!(written(&Step::Set(Desk::of(5))), r#"{"kind":"set","params":{"watts":5}}"#);
    assert_eq!(written(&Step::Say("hello".to_owned())), r#"{"kind":"say","params":"hello"}"#);
    assert_eq!(written(&Sensor::Lamp(Some(Desk::of(5)))), r#"{"kind":"lamp","params":{"watts":5}}"#);
    assert_eq!(written(&Sensor::Level(Some(2.0))), r#"{"kind":"level","params":2}"#);
    assert_eq!(written(&Sensor::Lamp(None)), r#"{"kind":"lamp"}"#);
    assert_eq!(written(&Sensor::Level(None)), r#"{"kind":"level"}"#);
}

#[test]
fn a_form_may_be_a_word_a_key_or_just_what_it_holds() {
    assert_eq!(written(&Action::Off), r#""off""#);
    assert_eq!(written(&Action::Dim(2.0)), r#"{"dim":2}"#);
    assert_eq!(written(&Action::Swap(Desk::of(5))), r#"{"swap":{"watts":5}}"#);
    assert_eq!(written(&Lamp::Plain("candle".to_owned())), r#""candle""#);
    let gift = Source::Gift([("from", "me")].into_iter().collect());
    assert_eq!(written(&gift), r#"{"from":"me"}"#);
    let base = Base { radius: 4, extra: Extra::new() };
    let round = Size::Round(RoundSize { base, extra: Extra::new() });
    assert_eq!(written(&round), r#"{"base":{"radius":4}}"#);
    assert_eq!(written(&vec![Action::Off, Action::Dim(0.5)]), r#"["off",{"dim":0.5}]"#);
}

#[test]
fn the_form_of_an_object_is_written_among_its_fields() {
    let extra = || [("new", 1)].into_iter().collect();
    let name = Some("a".to_owned());
    let text = Task { order: TaskOrder::Text("x".to_owned()), name, extra: extra() };
    assert_eq!(written(&text), r#"{"text":"x","name":"a","new":1}"#);
    let steps = TaskOrder::Steps(vec![Step::Say("x".to_owned())]);
    let steps = Task { order: steps, name: None, extra: Extra::new() };
    assert_eq!(written(&steps), r#"{"steps":[{"kind":"say","params":"x"}]}"#);
}

#[test]
fn what_is_written_is_read_back() {
    let desk = || json!({"watts": 5, "level": 0.5, "mode": "blink", "label": null, "new": [1, {"a": null}]});
    same::<Desk>(desk());
    same::<Room>(json!({"lamps": ["candle", desk()], "type": "hall", "notes": {}, "plan": {"x": []}}));
    same::<Plug>(json!({"socket": null, "floor": -1}));
    same::<Scene>(json!({"main": 1, "a": 2}));
    same::<Shade>(json!({"kind": "striped", "stripes": 3, "new": 1}));
    same::<Step>(json!({"kind": "set", "params": desk()}));
    same::<Sensor>(json!({"kind": "level"}));
    same::<Action>(json!({"swap": desk()}));
    same::<Action>(json!("off"));
    same::<Source>(json!({"by": "hand", "year": 1999}));
    same::<Source>(json!({"by": "chance"}));
    same::<Size>(json!({"base": {"radius": 1}}));
    same::<Task>(json!({"steps": [{"kind": "say", "params": ""}], "name": "a", "new": {}}));
    same::<Mode>(json!("unheard of"));
    same::<Amount>(json!(7));
}

fn same<T>(value: Value)
where
    T: json::Build + serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let found: T = read(value.clone()).expect("the value fits");
    assert_eq!(serde_json::to_value(&found).ok(), Some(value));
}
