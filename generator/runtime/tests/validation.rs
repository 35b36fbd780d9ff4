//! Rules between fields, and how a report leads to the place.

mod support;

use std::collections::BTreeMap;

use runtime::{DecimalSeconds, Extra, UnknownValue, Validate, Validator};
use serde_json::json;
use support::{NOTHING, found};

#[test]
fn fields_depend_on_each_other() {
    let pair = |first, second| [("digits", first), ("speech", second)];
    assert_eq!(
        found(|validator| validator.any_of(&pair(false, false))),
        ["the request has neither digits nor speech, must have at least one of digits and speech"]
    );
    assert_eq!(found(|validator| validator.any_of(&pair(true, true))), NOTHING);

    let rule = "must have exactly one of digits and speech";
    assert_eq!(found(|validator| validator.exactly_one_of(&pair(false, true))), NOTHING);
    assert_eq!(
        found(|validator| validator.exactly_one_of(&pair(false, false))),
        [format!("the request has neither digits nor speech, {rule}")]
    );
    assert_eq!(
        found(|validator| validator.exactly_one_of(&pair(true, true))),
        [format!("the request has digits and speech, {rule}")]
    );

    assert_eq!(found(|validator| validator.at_most_one_of(&pair(false, false))), NOTHING);
    assert_eq!(found(|validator| validator.at_most_one_of(&pair(true, false))), NOTHING);
    assert_eq!(
        found(|validator| validator.at_most_one_of(&pair(true, true))),
        ["the request has digits and speech, must have at most one of digits and speech"]
    );

    let others = &["url", "swml"];
    assert_eq!(found(|validator| validator.only_with("fallback", true, others, true)), NOTHING);
    assert_eq!(found(|validator| validator.only_with("fallback", false, others, false)), NOTHING);
    assert_eq!(
        found(|validator| validator.only_with("fallback", true, others, false)),
        ["fallback is set, must be set only together with url or swml"]
    );
}

#[test]
fn unknown_values_and_repeated_fields_are_told() {
    assert_eq!(
        found(|validator| validator.unknown_value(&UnknownValue::new("up".to_owned()), &["left", "right"])),
        [r#"the request is "up", must be one of left and right"#]
    );
    assert_eq!(
        found(|validator| validator.unknown_value(&UnknownValue::new(3_i64), &[8000, 16000])),
        ["the request is 3, must be one of 8000 and 16000"]
    );
    let extra: Extra = [("volume", 1), ("new", 2)].into_iter().collect();
    assert_eq!(
        found(|validator| validator.extra(&extra, &["play", "volume"])),
        ["volume is an extra field, must be set as the field of its own that it has"]
    );
    assert_eq!(found(|validator| validator.extra(&Extra::new(), &["play", "volume"])), NOTHING);
    assert_eq!(
        found(|validator| validator.forbidden_keys(&extra, &["play", "volume"])),
        ["volume is an extra field, must not be set in this form"]
    );
    assert_eq!(found(|validator| validator.forbidden_keys(&Extra::new(), &["play", "volume"])), NOTHING);
}

#[test]
fn paths_lead_to_the_place() {
    struct Inner(f64);

    impl Validate for Inner {
        fn check(&self, validator: &mut Validator) {
            validator.field("duration", &self.0).more_than(0);
        }
    }

    struct Item {
        params: Box<Inner>,
    }

    impl Validate for Item {
        fn check(&self, validator: &mut Validator) {
            validator.field("params", &self.params).nested();
        }
    }

    let items = vec![Item { params: Box::new(Inner(0.0)) }, Item { params: Box::new(Inner(1.0)) }];
    let map = BTreeMap::from([("a b".to_owned(), Inner(0.0)), ("c".to_owned(), Inner(0.0))]);
    let rules = |validator: &mut Validator| {
        validator.field("play", &items).min_items(1).nested();
        validator.field("named", &Some(map)).nested();
        validator.field("none", &None::<Inner>).nested();
        validator.field("after", &0).more_than(0);
    };
    let mut validator = Validator::new();
    rules(&mut validator);
    let invalid = validator.finish().expect_err("four numbers are too small");
    let paths: Vec<_> = invalid.iter().map(runtime::Violation::path).collect();
    assert_eq!(paths, ["play[0].params.duration", r#"named["a b"].duration"#, "named.c.duration", "after"]);
    assert_eq!(invalid.to_string().matches("; ").count(), 3, "{invalid}");
    let first = &invalid.violations()[0];
    assert_eq!((first.value(), first.rule()), ("0", "must be more than 0"));
    assert_eq!((&invalid).into_iter().count(), invalid.into_iter().count());

    let one = items[0].validate().expect_err("the number is too small");
    assert_eq!(one.to_string(), "params.duration is 0, must be more than 0");
    assert_eq!(items[1].validate(), Ok(()));
}

#[test]
fn messages_stay_short_and_on_one_line() {
    let text = format!("a\"b\\c\n\u{202e}{}", "x".repeat(10_000));
    let [message] = found(|validator| _ = validator.field("t", &text).max_length(1))
        .try_into()
        .expect("one rule is broken");
    assert!(message.starts_with(r#"t is "a\"b\\c\n\u{202e}xxx"#), "{message}");
    assert!(message.ends_with(r#"xxx...", must have at most 1 character"#), "{message}");
    assert!(message.chars().count() < 150, "{message}");

    let map = BTreeMap::from([("k".repeat(10_000), 0)]);
    let [message] = found(|validator| _ = validator.field("m", &map).values(|value| _ = value.at_least(1)))
        .try_into()
        .expect("one rule is broken");
    assert!(message.len() < 150, "{message}");
}

#[test]
fn plain_values_can_be_nested_anywhere() {
    assert_eq!(found(|validator| _ = validator.field("a", &vec!["x".to_owned()]).nested()), NOTHING);
    assert_eq!(found(|validator| _ = validator.field("a", &json!({"any": [1]})).nested()), NOTHING);
    assert_eq!(found(|validator| _ = validator.field("a", &(1_i64)).nested()), NOTHING);
    assert_eq!(
        found(|validator| _ = validator.field("a", &DecimalSeconds::from("x")).nested()),
        [r#"a is "x", must be decimal digits"#]
    );
}
