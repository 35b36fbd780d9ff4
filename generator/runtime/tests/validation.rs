//! Rules between fields, and how a report leads to the place.

#![allow(clippy::option_option, reason = "absent and null are different facts")]

mod support;

use std::collections::BTreeMap;

use runtime::json::{Enumeration, Openness, Rule, Style, Text, View};
use runtime::{DecimalSeconds, Extra, UnknownValue, Validate};
use serde_json::json;
use support::forms::{Action, PlainShade, Shade, Step, StripedShade, Task, TaskOrder};
use support::json;
use support::rules::{NOTHING, Seen, found, told};
use support::types::{Amount, Desk, Lamp, Mode, Plug, Room, Scene};

/// Fields that depend on each other.
struct Switch {
    digits: Option<String>,
    speech: Option<bool>,
    timeout: Option<u32>,
    fallback: Option<Option<String>>,
    url: Option<String>,
    swml: Option<String>,
    extra: Extra,
}

impl Switch {
    const OBJECT: &'static json::Object = &json::Object {
        name: "Switch",
        fields: &[
            json::Field::optional("digits"),
            json::Field::optional("speech"),
            json::Field::optional("timeout"),
            json::Field::optional_nullable("fallback"),
            json::Field::optional("url"),
            json::Field::optional("swml"),
        ],
        ..json::Object::EMPTY
    };
}

json::object!(Switch, optional digits = 0, optional speech = 1, optional timeout = 2, optional fallback = 3, optional url = 4, optional swml = 5; additional extra);

/// The same fields under other rules.
struct Grouped<'a>(&'static json::Object, &'a Switch);

impl json::Reflect for Grouped<'_> {
    fn view(&self) -> View<'_> {
        View::Object(self.0, self.1)
    }
}

fn grouped(group: &'static [json::Group], set: &str) -> Vec<String> {
    let has = |name: &str| set.split(' ').any(|set| set == name);
    let text = |name: &str| has(name).then(String::new);
    let switch = Switch {
        digits: text("digits"),
        speech: has("speech").then_some(false),
        timeout: has("timeout").then_some(0),
        fallback: has("fallback").then_some(None),
        url: text("url"),
        swml: text("swml"),
        extra: Extra::new(),
    };
    let object = json::Object { groups: group, ..*Switch::OBJECT };
    told(&Grouped(Box::leak(Box::new(object)), &switch))
}

#[test]
fn one_of_several_fields_may_have_to_be_set() {
    let any = &[json::Group::AnyOf(&[&["digits"], &["speech"]])];
    assert_eq!(
        grouped(any, ""),
        ["the request has neither digits nor speech, must have at least one of digits and speech"]
    );
    for set in ["digits", "speech", "digits speech"] {
        assert_eq!(grouped(any, set), NOTHING);
    }
}

#[test]
fn exactly_one_of_several_fields_may_have_to_be_set() {
    let one = &[json::Group::OneOf(&[&["digits"], &["speech"]])];
    let rule = "must have exactly one of digits and speech";
    assert_eq!(grouped(one, "speech"), NOTHING);
    assert_eq!(grouped(one, ""), [format!("the request has neither digits nor speech, {rule}")]);
    assert_eq!(grouped(one, "digits speech"), [format!("the request has digits and speech, {rule}")]);
}

#[test]
fn fields_that_belong_together_count_as_one() {
    let one = &[json::Group::OneOf(&[&["digits", "timeout"], &["speech"]])];
    let rule = "must have exactly one of digits with timeout and speech";
    assert_eq!(grouped(one, "digits timeout"), NOTHING);
    assert_eq!(grouped(one, "digits speech"), NOTHING);
    assert_eq!(
        grouped(one, "digits"),
        [format!("the request has neither digits with timeout nor speech, {rule}")]
    );
    let all = grouped(one, "digits timeout speech");
    assert_eq!(all, [format!("the request has digits with timeout and speech, {rule}")]);
}

#[test]
fn some_fields_may_not_be_set_together() {
    let apart = &[json::Group::NotTogether(&["digits", "speech", "timeout"])];
    for set in ["", "digits", "timeout"] {
        assert_eq!(grouped(apart, set), NOTHING);
    }
    let rule = "must have at most one of digits, speech and timeout";
    assert_eq!(grouped(apart, "digits timeout"), [format!("the request has digits and timeout, {rule}")]);
}

#[test]
fn a_field_may_need_another_one() {
    let needed = &[json::Group::OnlyWith("fallback", &["url", "swml"])];
    for set in ["", "url", "fallback swml"] {
        assert_eq!(grouped(needed, set), NOTHING);
    }
    // It is set to null.
    assert_eq!(grouped(needed, "fallback"), ["fallback is set, must be set only together with url or swml"]);
}

#[test]
fn the_form_of_an_object_counts_as_its_field() {
    let task = |order| Task { order, name: Some("a".to_owned()), extra: Extra::new() };
    assert_eq!(told(&task(TaskOrder::Text("x".to_owned()))), NOTHING);
    assert_eq!(
        told(&task(TaskOrder::Steps(vec![Step::Say(String::new())]))),
        [
            r#"steps[0].params is "", must have at least 1 character"#,
            "name is set, must be set only together with text"
        ]
    );
}

#[test]
fn unknown_values_of_a_closed_enumeration_are_told() {
    assert_eq!(told(&Mode::Blink), NOTHING);
    let mode = Mode::from("up".to_owned());
    assert_eq!(told(&mode), [r#"the request is "up", must be one of steady and blink"#]);
    assert_eq!(told(&Amount::from(12)), NOTHING);
    assert_eq!(told(&Amount::from(3)), ["the request is 3, must be one of 1 and 12"]);
    // What is built by hand from a known value is that value.
    assert_eq!(told(&Mode::Other(UnknownValue::new("steady".to_owned()))), NOTHING);
}

#[test]
fn an_enumeration_may_be_open_to_any_value_or_to_some() {
    fn found_with(openness: Openness, text: &str) -> Vec<String> {
        let values = &[("red", "Red")];
        let known = Box::leak(Box::new(Enumeration { values, openness, placeholder: None }));
        let text_type = Text { name: "Colour", style: Style::Enumeration(known), rules: &[] };
        found("c", &Seen(View::Text(text, Box::leak(Box::new(text_type)))), &[])
    }

    assert_eq!(found_with(Openness::Open, "mauve"), NOTHING);
    let hex = Openness::Pattern("^#[0-9a-f]{6}$");
    for text in ["red", "#0011ff"] {
        assert_eq!(found_with(hex, text), NOTHING);
    }
    assert_eq!(found_with(hex, "mauve"), [r#"c is "mauve", must match ^#[0-9a-f]{6}$"#]);
    assert_eq!(found_with(Openness::Closed, "mauve"), [r#"c is "mauve", must be one of red"#]);
}

#[test]
fn extra_fields_do_not_repeat_those_that_have_a_name() {
    let mut desk = Desk::of(5);
    desk.extra = [("level", 1), ("new", 2), ("watts", 3)].into_iter().collect();
    let rule = "use the dedicated field instead";
    assert_eq!(
        told(&desk),
        [format!("watts is an extra field, {rule}"), format!("level is an extra field, {rule}")]
    );
    let task = Task {
        order: TaskOrder::Text("x".to_owned()),
        name: None,
        extra: [("steps", 1), ("order", 2)].into_iter().collect(),
    };
    assert_eq!(told(&task), [format!("steps is an extra field, {rule}")]);
    let scene =
        Scene { main: 1.0, others: BTreeMap::from([("main".to_owned(), 2.0), ("x".to_owned(), 11.0)]) };
    assert_eq!(
        told(&scene),
        ["x is 11, must be at most 10".to_owned(), format!("main is an additional field, {rule}")]
    );
}

#[test]
fn extra_fields_do_not_make_one_form_another() {
    let extra: Extra = [("kind", 1), ("stripes", 2), ("new", 3)].into_iter().collect();
    let message = |name| format!("{name} is an extra field, must not be set in this variant");
    let plain = Shade::Plain(PlainShade { colour: None, extra: extra.clone() });
    assert_eq!(told(&plain), [message("kind"), message("stripes")]);
    let striped = Shade::Striped(StripedShade { stripes: 1, extra: Extra::from_iter([("kind", 1)]) });
    assert_eq!(told(&striped), ["stripes is 1, must be at least 2".to_owned(), message("kind")]);
}

#[test]
fn forms_keep_the_rules_of_what_they_hold() {
    assert_eq!(told(&Action::Off), NOTHING);
    assert_eq!(told(&Action::Dim(11.0)), ["dim is 11, must be at most 10"]);
    assert_eq!(told(&Action::Swap(Desk::of(0))), ["swap.watts is 0, must be at least 1"]);
    assert_eq!(told(&Step::Set(Desk::of(0))), ["params.watts is 0, must be at least 1"]);
    let empty = Lamp::Plain(String::new());
    assert_eq!(told(&empty), [r#"the request is "", must have at least 1 character"#]);
    // A form without a key of its own is what it holds, and keeps the rules for that.
    assert_eq!(
        found("lamp", &Lamp::Plain("candle".to_owned()), &[Rule::MaxLength(3)]),
        [r#"lamp is "candle", must have at most 3 characters"#]
    );
}

#[test]
fn null_breaks_no_rule() {
    let mut desk = Desk::of(5);
    desk.label = Some(None);
    assert_eq!(told(&desk), NOTHING);
    assert_eq!(told(&Plug { socket: None, floor: None, extra: Extra::new() }), NOTHING);
    desk.label = Some(Some("longer".to_owned()));
    assert_eq!(told(&desk), [r#"label is "longer", must have at most 5 characters"#]);
}

#[test]
fn paths_lead_to_the_place() {
    let lamp = |watts| Lamp::Desk(Box::new(Desk { level: Some(11.0), ..Desk::of(watts) }));
    let room = Room::with([lamp(0), Lamp::Plain(String::new()), lamp(1)]);
    let rooms = BTreeMap::from([("a b".to_owned(), room.clone()), ("c".to_owned(), Room::with([]))]);
    let invalid = room.validate().expect_err("four rules are broken");
    let paths: Vec<_> = invalid.iter().map(runtime::Violation::path).collect();
    assert_eq!(paths, ["lamps[0].watts", "lamps[0].level", "lamps[1]", "lamps[2].level"]);
    assert_eq!(invalid.to_string().matches("; ").count(), 3, "{invalid}");
    let first = &invalid.violations()[0];
    assert_eq!((first.value(), first.rule()), ("0", "must be at least 1"));
    assert_eq!((&invalid).into_iter().count(), invalid.into_iter().count());

    let named = found("named", &rooms, &[]);
    assert_eq!(named.len(), 4);
    assert!(named[0].starts_with(r#"named["a b"].lamps[0].watts is 0"#), "{named:?}");
    assert_eq!(Room::with([Lamp::Desk(Box::new(Desk::of(1)))]).validate(), Ok(()));
}

#[test]
fn messages_stay_short_and_on_one_line() {
    let text = format!("a\"b\\c\n\u{202e}{}", "x".repeat(10_000));
    let [message] = found("t", &text, &[Rule::MaxLength(1)]).try_into().expect("one rule is broken");
    assert!(message.starts_with(r#"t is "a\"b\\c\n\u{202e}xxx"#), "{message}");
    assert!(message.ends_with(r#"xxx...", must have at most 1 character"#), "{message}");
    assert!(message.chars().count() < 150, "{message}");

    let map = BTreeMap::from([("k".repeat(10_000), 0)]);
    let rules = &[Rule::Values(&[Rule::AtLeast(1.0)])];
    let [message] = found("m", &map, rules).try_into().expect("one rule is broken");
    assert!(message.len() < 150, "{message}");
}

#[test]
fn plain_values_can_stand_anywhere() {
    assert_eq!(found("a", &vec!["x".to_owned()], &[]), NOTHING);
    assert_eq!(found("a", &json!({"any": [1]}), &[]), NOTHING);
    assert_eq!(found("a", &1_i64, &[]), NOTHING);
    assert_eq!(told(&DecimalSeconds::from("x")), [r#"the request is "x", must be decimal digits"#]);
}
