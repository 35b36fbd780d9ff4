//! How fields are written and read.

#![expect(clippy::option_option, reason = "absent and null are different facts")]

use std::collections::BTreeMap;

use runtime::{codec, decode};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Numbers {
    #[serde(with = "codec::number")]
    one: f64,
    #[serde(with = "codec::number", skip_serializing_if = "Option::is_none")]
    maybe: Option<f64>,
    #[serde(with = "codec::number")]
    many: Vec<f64>,
    #[serde(with = "codec::number", skip_serializing_if = "Option::is_none")]
    maybe_many: Option<Vec<f64>>,
    #[serde(with = "codec::number")]
    named: BTreeMap<String, f64>,
    #[serde(with = "codec::double_option_number", skip_serializing_if = "Option::is_none")]
    nullable: Option<Option<f64>>,
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
        let written =
            codec::number::serialize(&number, serde_json::value::Serializer).map(|value| value.to_string());
        assert_eq!(written.ok().as_deref(), Some(text));
    }
}

#[test]
fn numbers_are_written_wherever_they_stand() {
    let numbers = Numbers {
        one: 1.0,
        maybe: Some(2.0),
        many: vec![3.0, 3.5],
        maybe_many: Some(vec![4.0]),
        named: BTreeMap::from([("five".to_owned(), 5.0)]),
        nullable: Some(Some(6.0)),
    };
    let text = r#"{"one":1,"maybe":2,"many":[3,3.5],"maybe_many":[4],"named":{"five":5},"nullable":6}"#;
    assert_eq!(serde_json::to_string(&numbers).ok().as_deref(), Some(text));
    assert_eq!(serde_json::from_str::<Numbers>(text).ok(), Some(numbers));

    let absent = r#"{"one":0,"many":[],"named":{}}"#;
    assert_eq!(serde_json::to_string(&Numbers::default()).ok().as_deref(), Some(absent));
    assert_eq!(serde_json::from_str::<Numbers>("{}").ok(), Some(Numbers::default()));

    let null = Numbers { nullable: Some(None), ..Numbers::default() };
    assert_eq!(serde_json::to_value(&null).ok().map(|value| value["nullable"].clone()), Some(Value::Null));
    assert_eq!(serde_json::from_str::<Numbers>(r#"{"nullable":null,"maybe":null}"#).ok(), Some(null));
}

#[test]
fn numbers_survive_being_flattened() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Outer {
        #[serde(flatten)]
        numbers: Numbers,
    }

    let outer: Outer = serde_json::from_str(r#"{"one":1,"maybe":2.5,"many":[3]}"#).expect("the numbers fit");
    assert_eq!(
        (outer.numbers.one, outer.numbers.maybe, outer.numbers.many.as_slice()),
        (1.0, Some(2.5), &[3.0][..])
    );
}

#[test]
fn what_is_no_number_is_an_error_both_ways() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let numbers = Numbers { maybe: Some(number), ..Numbers::default() };
        let error = serde_json::to_string(&numbers).expect_err("JSON has no form for it");
        assert!(error.to_string().starts_with("a number is not finite"), "{error}");
    }
    for text in [r#"{"one":"1"}"#, r#"{"one":null}"#, r#"{"many":[null]}"#] {
        assert!(serde_json::from_str::<Numbers>(text).is_err(), "{text}");
    }
}

#[test]
fn absent_and_null_are_told_apart() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Thing {
        #[serde(with = "codec::double_option", default, skip_serializing_if = "Option::is_none")]
        note: Option<Option<String>>,
    }

    for (text, note) in
        [("{}", None), (r#"{"note":null}"#, Some(None)), (r#"{"note":"x"}"#, Some(Some("x".into())))]
    {
        let thing = Thing { note };
        assert_eq!(serde_json::to_string(&thing).ok().as_deref(), Some(text));
        assert_eq!(serde_json::from_str::<Thing>(text).ok(), Some(thing));
    }
    assert!(serde_json::from_str::<Thing>(r#"{"note":1}"#).is_err());
}

#[test]
fn a_form_that_fits_nothing_is_described_without_its_content() {
    let many: Value = (0..10).map(|index| (format!("key{index}"), json!("canary"))).collect();
    let cases = [
        (json!(null), "null"),
        (json!(true), "a boolean"),
        (json!(1234), "a number"),
        (json!("canary"), "a string"),
        (json!(["canary"]), "an array"),
        (json!({}), "an object without keys"),
        (json!({"a": "canary"}), "an object with the keys a"),
        (json!({"a": "canary", "b\n": 1}), r"an object with the keys a and b\n"),
        (many, "an object with the keys key0, key1, key2, key3, key4, key5, key6, key7 and 2 more"),
    ];
    for (found, described) in cases {
        let error: serde_json::Error =
            decode::no_variant("Greeting", &["a string", "an object with text"], &found);
        let expected = "no form of Greeting fits: expected a string or an object with text";
        assert_eq!(error.to_string(), format!("{expected}, found {described}"));
    }
}

#[test]
fn a_value_that_does_not_fit_is_not_quoted() {
    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Direction {
        Left,
        Right,
    }

    fn message<T: serde::de::DeserializeOwned>(value: Value) -> String {
        match decode::from_value::<T, serde_json::Error>(value) {
            Ok(_) => "it fits".to_owned(),
            Err(error) => error.to_string(),
        }
    }

    assert_eq!(message::<bool>(json!("canary")), "invalid type: string, expected a boolean");
    assert_eq!(message::<bool>(json!("canary\", expected x")), "invalid type: string, expected a boolean");
    assert_eq!(message::<u8>(json!(4321)), "invalid value: integer, expected u8");
    assert_eq!(message::<Direction>(json!("canary")), "unknown variant, expected `left` or `right`");
    assert_eq!(
        message::<BTreeMap<String, u8>>(json!({"a": "canary"})),
        "`a`: invalid type: string, expected u8"
    );
    assert_eq!(message::<Numbers>(json!(null)), "invalid type: null, expected struct Numbers");
    assert_eq!(message::<bool>(json!(true)), "it fits");
}
