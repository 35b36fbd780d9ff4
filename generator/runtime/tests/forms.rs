//! Finding out which form of a union a value has.

mod support;

use runtime::JsonReader;
use serde_json::{Value, json};
use support::forms::{Action, Bulb, Sensor, Shade, Size, Source, Step, Task, TaskOrder};
use support::json::{read, read_closely, refused, written};
use support::types::{Desk, Lamp};

#[test]
fn a_form_that_fits_nothing_is_described_without_its_content() {
    let many: Value = (0..10).map(|index| (format!("key{index}"), json!("canary"))).collect();
    let cases = [
        (json!(null), "null"),
        (json!(true), "a boolean"),
        (json!(1234), "a number"),
        (json!("canary"), "a string"),
        (json!(["canary"]), "an array"),
        (json!({}), "an empty object"),
        (json!({"a": "canary"}), "an object with the keys a"),
        (json!({"a": "canary", "b\n": 1}), r#"an object with the keys a and ["b\n"]"#),
        (many, "an object with the keys key0, key1, key2, key3, key4, key5, key6, key7 and 2 more"),
    ];
    for (value, described) in cases {
        let expected = r#"expected "off", an object with `dim` or an object with `swap`, found "#;
        assert_eq!(refused::<Action>(value), format!("{expected}{described}"));
    }
}

#[test]
fn the_nearest_form_is_named() {
    let value = json!({"watts": "canary", "level": 1});
    assert_eq!(
        refused::<Action>(value),
        "expected \"off\", an object with `dim` or an object with `swap`, \
         found an object with the keys watts and level; did you mean an object with `swap`?"
    );
}

#[test]
fn an_only_key_is_alone() {
    assert_eq!(read(json!({"dim": 2})), Ok(Action::Dim(2.0)));
    assert_eq!(read(json!({"swap": {"watts": 5}})), Ok(Action::Swap(Desk::of(5))));
    assert_eq!(read(json!("off")), Ok(Action::Off));
    assert_eq!(
        refused::<Action>(json!({"dim": 2, "swap": {}, "a b": "canary"})),
        r#"swap: unknown field, expected only dim; ["a b"]: unknown field, expected only dim"#
    );
    assert_eq!(refused::<Action>(json!({"dim": "canary"})), "dim: expected a number, found a string");
    assert_eq!(refused::<Action>(json!({"swap": {}})), "swap.watts: missing required field");
}

#[test]
fn a_tag_names_the_form() {
    for tag in ["striped", "lined"] {
        assert!(
            matches!(read(json!({"kind": tag, "stripes": 3})), Ok(Shade::Striped(form)) if form.extra.is_empty())
        );
    }
    let text = r#"{"kind": "striped", "stripes": 3, "kind": "plain"}"#;
    let Ok(Shade::Striped(second)) = JsonReader::new().read_str(text) else { panic!("the first tag counts") };
    assert_eq!(second.extra.get("kind"), Some(&json!("plain")));
    let cases = [
        (json!({"kind": "stripes"}), r#"kind: unknown value, did you mean "striped"?"#),
        (json!({"kind": "canary"}), r#"kind: unknown value, expected "plain", "striped" or "lined""#),
        (json!({"kind": 5}), "kind: expected a string, found a number"),
        (json!({}), "kind: missing required field"),
        (json!("striped"), "expected an object with the string `kind`, found a string"),
        (json!({"kind": "lined"}), "stripes: missing required field"),
    ];
    for (value, message) in cases {
        assert_eq!(refused::<Shade>(value), message);
    }
}

#[test]
fn a_tag_may_be_a_field_of_the_form() {
    for glass in ["clear", "bright"] {
        let value = json!({"glass": glass, "new": 1});
        let bulb: Bulb = read(value.clone()).expect("it fits");
        assert!(matches!(&bulb, Bulb::Clear(clear) if clear.glass == glass && clear.extra.len() == 1));
        assert_eq!(serde_json::to_value(bulb).ok(), Some(value));
    }
    let matt: Bulb = read(json!({"glass": "matt"})).expect("it fits");
    assert_eq!(written(&matt), r#"{"glass":"matt"}"#);
    assert_eq!(refused::<Bulb>(json!({"glass": "clea"})), r#"glass: unknown value, did you mean "clear"?"#);
}

#[test]
fn a_tag_stands_beside_its_content_and_nothing_else() {
    assert_eq!(read(json!({"kind": "set", "params": {"watts": 5}})), Ok(Step::Set(Desk::of(5))));
    assert_eq!(read(json!({"kind": "say", "params": "hello"})), Ok(Step::Say("hello".to_owned())));
    let cases = [
        (json!({"kind": "set"}), "params: missing required field"),
        (json!({"kind": "set", "params": null}), "params: expected an object, found null"),
        (json!({"kind": "say", "params": ["canary"]}), "params: expected a string, found an array"),
        (json!({"kind": "set", "params": {}}), "params.watts: missing required field"),
        (json!({"kind": "set", "params": {}, "parms": 1}), r#"parms: unknown field, did you mean "params"?"#),
        (
            json!({"kind": "set", "params": {}, "glow": "canary"}),
            "glow: unknown field, expected only kind and params",
        ),
        (json!({"kind": "sat", "params": {}}), r#"kind: unknown value, did you mean "say"?"#),
        (json!("say"), "expected an object with the string `kind`, found a string"),
    ];
    for (value, message) in cases {
        assert_eq!(refused::<Step>(value), message);
    }
}

#[test]
fn fields_that_stand_beside_the_tag_are_sent_to_the_content() {
    let value = json!({"kind": "set", "watts": 5, "level": "canary"});
    assert_eq!(
        refused::<Step>(value),
        "watts: unknown field, expected in params; level: unknown field, expected in params"
    );
    let value = json!({"kind": "lamp", "watts": 5});
    assert_eq!(refused::<Sensor>(value), "watts: unknown field, expected in params");
}

#[test]
fn content_may_be_absent_but_not_wrong() {
    assert_eq!(read(json!({"kind": "lamp"})), Ok(Sensor::Lamp(None)));
    assert_eq!(read(json!({"kind": "level"})), Ok(Sensor::Level(None)));
    assert_eq!(read(json!({"kind": "level", "params": 3})), Ok(Sensor::Level(Some(3.0))));
    assert_eq!(read(json!({"kind": "lamp", "params": {"watts": 5}})), Ok(Sensor::Lamp(Some(Desk::of(5)))));
    assert_eq!(refused::<Sensor>(json!({"kind": "level", "params": null})), "params: must not be null");
    assert_eq!(
        refused::<Sensor>(json!({"kind": "level", "params": "canary"})),
        "params: expected a number, found a string"
    );
    assert_eq!(
        refused::<Sensor>(json!({"kind": "lamp", "params": {"level": 1}})),
        "params.watts: missing required field"
    );
}

#[test]
fn forms_are_told_apart_by_what_an_object_has_in_it() {
    assert!(matches!(read(json!({"url": "x", "by": "hand"})), Ok(Source::Shop(_))));
    assert!(matches!(read(json!({"by": "machine"})), Ok(Source::Factory(_))));
    assert!(matches!(read(json!({"by": "chance"})), Ok(Source::Gift(_))));
    assert!(matches!(read(json!({})), Ok(Source::Gift(_))));
    assert_eq!(refused::<Source>(json!({"url": 1})), "url: expected a string, found a number");
    assert_eq!(
        refused::<Source>(json!(["canary"])),
        "expected an object with `url`, an object whose `by` is \"hand\" or \"machine\" or any other object, \
         found an array"
    );
}

#[test]
fn without_marks_the_first_form_that_fits_is_the_one() {
    assert!(matches!(read(json!({"width": 1, "height": 2, "base": {"radius": 3}})), Ok(Size::Level(_))));
    assert!(matches!(read(json!({"width": 1, "base": {"radius": 3}})), Ok(Size::Round(_))));
    assert_eq!(read(json!("large")), Ok(Size::Word("large".to_owned())));
}

#[test]
fn without_marks_the_form_that_came_furthest_tells_what_is_wrong() {
    assert_eq!(
        refused::<Size>(json!({"base": {"radius": "canary"}})),
        "base.radius: expected an integer, found a string"
    );
    assert_eq!(
        refused::<Size>(json!({"width": 1, "height": "canary"})),
        "height: expected an integer, found a string"
    );
    assert_eq!(refused::<Size>(json!(["canary"])), "expected Level, Round or Word, found an array");
    // Where nothing unknown may be, that alone makes a form fit no longer.
    let value = json!({"width": 1, "height": 2, "depth": 3});
    assert!(read::<Size>(value.clone()).is_ok());
    assert_eq!(read_closely::<Size>(value).map(|_| ()), Err("depth: unknown field".to_owned()));
}

#[test]
fn an_object_has_one_of_its_forms() {
    let task: Task = read(json!({"name": "a", "text": "x", "new": 1})).expect("it fits");
    assert_eq!((task.order, task.name.as_deref()), (TaskOrder::Text("x".to_owned()), Some("a")));
    assert_eq!(task.extra.len(), 1);
    let steps: Task = read(json!({"steps": [{"kind": "say", "params": "x"}]})).expect("it fits");
    assert_eq!(steps.order, TaskOrder::Steps(vec![Step::Say("x".to_owned())]));
    let cases = [
        (json!({"name": "a"}), "must have one of `text` and `steps`"),
        (json!({"text": "x", "steps": []}), "steps: only one variant of this object can be set"),
        (json!({"text": 1}), "text: expected a string, found a number"),
        (
            json!({"steps": [{"kind": "say", "params": 1}], "name": 2}),
            "steps[0].params: expected a string, found a number; name: expected a string, found a number",
        ),
    ];
    for (value, message) in cases {
        assert_eq!(refused::<Task>(value), message);
    }
    assert_eq!(
        read_closely::<Task>(json!({"text": "x", "step": []})).map(|_| ()),
        Err(r#"step: unknown field, did you mean "steps"?"#.to_owned())
    );
    // The name of the field that chooses is no key in JSON.
    assert!(read_closely::<Task>(json!({"text": "x", "order": 1})).is_err());
}

#[test]
fn a_kind_of_json_may_be_enough() {
    assert_eq!(read(json!("candle")), Ok(Lamp::Plain("candle".to_owned())));
    assert_eq!(refused::<Lamp>(json!(["canary"])), "expected a string or an object, found an array");
    assert_eq!(
        refused::<Lamp>(json!({"watts": -1})),
        "watts: expected an integer from 0 to 4294967295, found a negative one"
    );
}
