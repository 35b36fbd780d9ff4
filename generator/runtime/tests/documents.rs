//! Documents that have a type, and stay JSON where that would lose something.

mod support;

use std::collections::BTreeMap;

use runtime::json::{document, to_json};
use runtime::{JsonReader, NotTyped, Validate};
use serde_json::{Value, json};
use support::forms::Shade;
use support::json::{self, read, read_closely};
use support::types::{Desk, Room, Scene};

/// A description of a room, in its type or not.
#[derive(Clone, PartialEq)]
enum Plan {
    Typed(Box<Room>),
    Raw(Value),
}

impl Plan {
    const JSON: &'static json::Json = &json::Json { name: Some("Plan"), rules: &[json::Rule::Object] };
}

impl json::Reflect for Plan {
    fn view(&self) -> json::View<'_> {
        match self {
            Self::Typed(document) => json::Reflect::view(document),
            Self::Raw(value) => json::View::Json(value, Self::JSON),
        }
    }
}

impl json::Fill for Plan {
    fn fill(&mut self, value: json::Node<'_>, reader: &mut json::Reader) -> Result<(), json::Reported> {
        let value = value.into_value();
        *self = match reader.document(&value)? {
            Some(document) => Self::Typed(Box::new(document)),
            None => Self::Raw(value),
        };
        Ok(())
    }
}

impl json::Build for Plan {
    fn blank() -> Self {
        Self::Raw(Value::Null)
    }
}

json::bridge!(Plan);

fn reason<T: json::Build + json::Reflect>(value: &Value) -> NotTyped {
    document::<T>(value).err().expect("the type would lose something")
}

#[test]
fn what_loses_nothing_is_typed() {
    assert_eq!(document(&json!({"watts": 5.0})), Ok(Desk::of(5)));
    let desk = Desk { level: Some(2.0), ..Desk::of(5) };
    assert_eq!(document(&json!({"level": 2.0, "watts": 5})), Ok(desk));
    for value in [
        json!({"watts": 5, "label": null, "new": [1, null]}),
        json!({"lamps": ["a", {"watts": 5, "level": -0.0}], "plan": null}),
    ] {
        assert!(document::<Desk>(&value).is_ok() || document::<Room>(&value).is_ok(), "{value}");
    }
}

#[test]
fn what_does_not_fit_says_why() {
    let unreadable = reason::<Desk>(&json!({"level": null, "watts": "canary"}));
    assert!(matches!(&unreadable, NotTyped::Unreadable(error) if error.problems().len() == 2));
    assert_eq!(
        unreadable.to_string(),
        "level: expected a number, found null; watts: expected an integer, found a string"
    );
    let invalid = reason::<Desk>(&json!({"watts": 5, "level": 11, "mode": "glow"}));
    assert!(matches!(&invalid, NotTyped::Invalid(error) if error.violations().len() == 2));
    assert_eq!(
        invalid.to_string(),
        r#"level is 11, must be at most 10; mode is "glow", must be one of steady and blink"#
    );
    for reason in [unreadable, invalid] {
        let source = std::error::Error::source(&reason).expect("it has a reason");
        assert_eq!(source.to_string(), reason.to_string());
    }
    assert_eq!(NotTyped::GivenAsJson.to_string(), "it was passed as raw JSON and has not been parsed");
    for value in [json!([5]), json!({}), json!("hall"), json!(null)] {
        assert!(matches!(reason::<Desk>(&value), NotTyped::Unreadable(_)), "{value}");
    }
}

#[test]
fn what_would_be_written_differently_says_where() {
    // A second value of the tag is written as the first.
    let shades = json!({"a b": [{"kind": "striped", "stripes": 2}, {"kind": "lined", "stripes": 2}]});
    let different = reason::<BTreeMap<String, Vec<Shade>>>(&shades);
    assert_eq!(different, NotTyped::Different { path: r#"["a b"][1].kind"#.to_owned() });
    assert_eq!(different.to_string(), r#"["a b"][1].kind: would be serialized differently"#);
    assert!(std::error::Error::source(&different).is_none());
}

#[test]
fn a_document_in_a_request_stays_json_where_it_must() {
    let typed: Plan = read(json!({"lamps": ["a"]})).expect("anything fits");
    assert!(matches!(&typed, Plan::Typed(room) if room.lamps.len() == 1));
    assert_eq!(to_json(&typed).ok().as_deref(), Some(r#"{"lamps":["a"]}"#));
    for value in [json!({"lamps": [""]}), json!({"lamps": 1}), json!({})] {
        let plan: Plan = read(value.clone()).expect("anything fits");
        assert_eq!(plan, Plan::Raw(value.clone()));
        assert_eq!(serde_json::to_value(&plan).ok(), Some(value));
        assert_eq!(plan.validate(), Ok(()));
        assert_eq!(format!("{plan:?}"), "Plan(..)");
    }
    let text: Plan = read(json!("canary")).expect("anything fits");
    assert_eq!(
        text.validate().map_err(|error| error.to_string()),
        Err("the request is a string, must be a JSON object".to_owned())
    );
}

#[test]
fn a_document_must_have_its_type_where_nothing_unknown_may_be() {
    let refused = |value| read_closely::<Plan>(value).expect_err("it has not its type");
    assert!(read_closely::<Plan>(json!({"lamps": ["a"]})).is_ok());
    assert_eq!(refused(json!({"lamps": [{}]})), "lamps[0].watts: missing required field");
    assert_eq!(
        refused(json!({"lamps": [{"watts": 5, "lvel": 1}]})),
        r#"lamps[0].lvel: unknown field, did you mean "level"?"#
    );
    assert_eq!(refused(json!({"lamps": [{"watts": 0}]})), "lamps[0].watts is 0, must be at least 1");
}

#[test]
fn problems_of_a_document_stand_where_it_does() {
    let reader = JsonReader::new().deny_unknown_fields();
    let error = reader.read_value::<Vec<Plan>>(json!([{"lamps": []}, {"lamps": [{}]}]));
    let error = error.expect_err("the second does not fit");
    assert_eq!(error.to_string(), "[1].lamps[0].watts: missing required field");
    assert_eq!(error.problems().len(), 1);
}

#[test]
fn fields_under_any_name_lose_nothing() {
    assert!(document::<Scene>(&json!({"main": 1, "others": 2.0})).is_ok());
    assert!(matches!(reason::<Scene>(&json!({"main": 1, "others": 11})), NotTyped::Invalid(_)));
}
