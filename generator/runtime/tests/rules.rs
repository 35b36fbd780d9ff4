//! Every rule for a field: what keeps it, what breaks it, and what is said then.

mod support;

use std::collections::BTreeMap;

use runtime::{DecimalSeconds, Secret, StringValue, Uri, Validator};
use serde_json::{Value, json};
use support::{NOTHING, found};

#[test]
fn numbers_keep_their_bounds() {
    assert_eq!(found(|validator| _ = validator.field("n", &40.0).at_least(-40.0).at_most(40.0)), NOTHING);
    assert_eq!(
        found(|validator| _ = validator.field("n", &50.0).at_most(40.0)),
        ["n is 50, must be at most 40"]
    );
    assert_eq!(
        found(|validator| _ = validator.field("n", &-41_i32).at_least(-40.0)),
        ["n is -41, must be at least -40"]
    );
    assert_eq!(
        found(|validator| _ = validator.field("n", &0_u32).more_than(0)),
        ["n is 0, must be more than 0"]
    );
    assert_eq!(found(|validator| _ = validator.field("n", &0.1).more_than(0)), NOTHING);
    assert_eq!(
        found(|validator| _ = validator.field("n", &5_i64).less_than(5)),
        ["n is 5, must be less than 5"]
    );
    assert_eq!(found(|validator| _ = validator.field("n", &5_u64).less_than(5.5)), NOTHING);
    assert_eq!(
        found(|validator| _ = validator.field("n", &Some(0.05)).at_least(0.1)),
        ["n is 0.05, must be at least 0.1"]
    );
    assert_eq!(found(|validator| _ = validator.field("n", &None::<i64>).at_least(1).multiple_of(7)), NOTHING);
    assert_eq!(
        found(|validator| _ = validator.field("n", &Some(Some(0))).at_least(1)),
        ["n is 0, must be at least 1"]
    );
}

#[test]
fn large_numbers_are_compared_exactly() {
    // As floating-point numbers the two are the same.
    let bound = 9_007_199_254_740_993_i64;
    assert_eq!(found(|validator| _ = validator.field("n", &(bound - 1)).at_least(bound)).len(), 1);
    assert_eq!(found(|validator| _ = validator.field("n", &bound).at_least(bound)), NOTHING);
    assert_eq!(found(|validator| _ = validator.field("n", &u64::MAX).at_most(i64::MAX)).len(), 1);
    assert_eq!(
        found(|validator| _ = validator.field("n", &1e300).at_most(u64::MAX)),
        ["n is 1e300, must be at most 18446744073709551615"]
    );
}

#[test]
fn multiples_are_found_in_spite_of_rounding() {
    for (number, divisor, is_multiple) in [
        (0.3, 0.1, true),
        (0.7, 0.1, true),
        (1.1, 0.1, true),
        (0.35, 0.1, false),
        (20.0, 10.0, true),
        (5.0, 0.0, true),
    ] {
        let count = usize::from(!is_multiple);
        assert_eq!(
            found(|validator| _ = validator.field("n", &number).multiple_of(divisor)).len(),
            count,
            "{number}"
        );
    }
    assert_eq!(
        found(|validator| _ = validator.field("n", &25).multiple_of(10)),
        ["n is 25, must be a multiple of 10"]
    );
}

#[test]
fn a_number_must_be_one_that_json_has() {
    for (number, text) in [(f64::NAN, "NaN"), (f64::INFINITY, "inf"), (f64::NEG_INFINITY, "-inf")] {
        let expected = [format!("n is {text}, must be a finite number")];
        assert_eq!(found(|validator| _ = validator.field("n", &number).finite()), expected);
        // Told once, however many rules there are.
        assert_eq!(
            found(|validator| _ = validator.field("n", &number).at_least(0).at_most(1).finite()),
            expected
        );
        assert_eq!(found(|validator| _ = validator.field("n", &Some(vec![number])).nested()).len(), 1);
    }
}

#[test]
fn text_keeps_its_length_in_characters() {
    assert_eq!(found(|validator| _ = validator.field("t", &"ab").min_length(2).max_length(2)), NOTHING);
    assert_eq!(
        found(|validator| _ = validator.field("t", &"").min_length(1)),
        [r#"t is "", must have at least 1 character"#]
    );
    assert_eq!(found(|validator| _ = validator.field("t", &"äöü").min_length(3).max_length(3)), NOTHING);
    assert_eq!(
        found(|validator| _ = validator.field("t", &Some("äöü".to_owned())).max_length(2)),
        [r#"t is "äöü", must have at most 2 characters"#]
    );
    assert_eq!(
        found(|validator| _ = validator.field("t", &None::<String>).min_length(1).matches("x").uri()),
        NOTHING
    );
    assert_eq!(found(|validator| _ = validator.field("t", &"").max_length(0).min_length(0)), NOTHING);
}

#[test]
fn every_kind_of_text_has_rules() {
    struct Id(String);

    impl StringValue for Id {
        fn text(&self) -> &str {
            &self.0
        }
    }

    let empty = "must have at least 1 character";
    assert_eq!(
        found(|r| _ = r.field("t", &Id(String::new())).min_length(1)),
        [format!("t is \"\", {empty}")]
    );
    assert_eq!(found(|r| _ = r.field("t", &Some(Id("x".into()))).max_length(0)).len(), 1);
    assert_eq!(found(|r| _ = r.field("t", &Secret::from("")).min_length(1)), [format!("t is .., {empty}")]);
    assert_eq!(found(|r| _ = r.field("t", &Uri::from("")).min_length(1)), [format!("t is \"\", {empty}")]);
    assert_eq!(
        found(|r| _ = r.field("t", &DecimalSeconds::from("")).min_length(1)),
        [format!("t is \"\", {empty}")]
    );
    assert_eq!(
        found(|r| _ = r.field("t", &Uri::from("https://me:key@things.test")).max_length(1)),
        [r#"t is "https://..@things.test", must have at most 1 character"#]
    );
}

#[test]
fn patterns_are_looked_for_anywhere() {
    assert_eq!(found(|validator| _ = validator.field("t", &"xax").matches("a")), NOTHING);
    assert_eq!(
        found(|validator| _ = validator.field("t", &"xax").matches("^a")),
        [r#"t is "xax", must match ^a"#]
    );
    assert_eq!(found(|validator| _ = validator.field("t", &"a").matches("^a$").matches("^b$")).len(), 1);
    // A second look at the same pattern gives the same answer.
    assert_eq!(found(|validator| _ = validator.field("t", &"xax").matches("^a")).len(), 1);
    assert_eq!(
        found(|validator| _ = validator.field("t", &"a").matches("(")),
        [r#"t is "a", must match (, which cannot be checked"#]
    );
}

#[test]
fn uris_are_absolute() {
    let good = [
        "https://things.test",
        "HTTP://things.test:80/a?b#c",
        "wss://me:key@things.test",
        "http://[::1]:80/",
        "sip:me@things.test",
        "mailto:a",
        "x-1+y.z:anything",
        "file:///etc",
        "https://exämple.test/ü",
    ];
    for text in good {
        assert_eq!(found(|validator| _ = validator.field("u", &text).uri()), NOTHING, "{text}");
    }
    let bad = [
        "",
        "things.test",
        "/path",
        "//things.test",
        ":x",
        "1x:y",
        "http:",
        "https:",
        "sip:",
        "https://",
        "http:///path",
        "http://?a",
        "http://#a",
        "http://:80",
        "http://me@",
        "http://me@:80",
        "ws://[]",
        "http:things.test",
        "http:/x",
        "https://a b",
        "https://a\n",
        "https://a\u{a0}b",
        "sip:\0",
        "häh:x",
        "http://\\x",
    ];
    for text in bad {
        let rules = |validator: &mut Validator| _ = validator.field("u", &Uri::from(text)).uri();
        let found = found(rules);
        assert_eq!(found.len(), 1, "{text}");
        assert!(found[0].ends_with("must be an absolute URI"), "{found:?}");
    }
}

#[test]
fn lists_keep_their_rules() {
    let list = vec!["a".to_owned(), String::new()];
    assert_eq!(found(|validator| _ = validator.field("l", &list).min_items(2).max_items(2)), NOTHING);
    assert_eq!(
        found(|validator| _ = validator.field("l", &list).min_items(3)),
        ["l has 2 items, must have at least 3 items"]
    );
    assert_eq!(
        found(|validator| _ = validator.field("l", &list).max_items(1)),
        ["l has 2 items, must have at most 1 item"]
    );
    assert_eq!(
        found(|validator| _ =
            validator.field("l", &Some(list.clone())).each(|item| _ = item.min_length(1).max_length(0))),
        [r#"l[0] is "a", must have at most 0 characters"#, r#"l[1] is "", must have at least 1 character"#]
    );
    assert_eq!(
        found(|validator| _ = validator.field("l", &None::<Vec<String>>).min_items(1).unique_items()),
        NOTHING
    );
}

#[test]
fn items_differ_if_asked_to() {
    assert_eq!(found(|validator| _ = validator.field("l", &vec![1.0, 2.0]).unique_items()), NOTHING);
    let message = "must differ from every other item";
    assert_eq!(
        found(|validator| _ = validator.field("l", &vec!["a", "b", "a", "a"]).unique_items()),
        [
            format!("l[2] is the same as item [0], {message}"),
            format!("l[3] is the same as item [0], {message}")
        ]
    );
    let objects = vec![json!({"a": 1, "b": 2}), json!({"b": 2, "a": 1})];
    assert_eq!(found(|validator| _ = validator.field("l", &objects).unique_items()).len(), 1);
}

#[test]
fn maps_keep_their_rules() {
    let map = BTreeMap::from([("9 b\n".to_owned(), String::new()), ("ok".to_owned(), "x".to_owned())]);
    assert_eq!(found(|validator| _ = validator.field("m", &map).min_entries(2).max_entries(2)), NOTHING);
    assert_eq!(
        found(|validator| _ = validator.field("m", &map).max_entries(1).min_entries(3)),
        ["m has 2 entries, must have at most 1 entry", "m has 2 entries, must have at least 3 entries"]
    );
    assert_eq!(
        found(|validator| _ = validator.field("m", &Some(map.clone())).keys(|key| _ = key.matches("^[a-z]"))),
        [r#"m has the key "9 b\n", must match ^[a-z]"#]
    );
    assert_eq!(
        found(|validator| _ = validator.field("m", &map).values(|value| _ = value.min_length(2))),
        [
            r#"m["9 b\n"] is "", must have at least 2 characters"#,
            r#"m.ok is "x", must have at least 2 characters"#
        ]
    );
    assert_eq!(
        found(|validator| _ = validator.field("m", &None::<BTreeMap<String, i64>>).min_entries(1)),
        NOTHING
    );
}

#[test]
fn json_may_have_to_be_an_object() {
    assert_eq!(found(|validator| _ = validator.field("j", &json!({})).object()), NOTHING);
    assert_eq!(found(|validator| _ = validator.field("j", &None::<Value>).object()), NOTHING);
    for (value, kind) in [
        (json!(null), "null"),
        (json!(true), "a boolean"),
        (json!(1), "a number"),
        (json!("canary"), "a string"),
        (json!([]), "an array"),
    ] {
        assert_eq!(
            found(|validator| _ = validator.field("j", &Some(value)).object()),
            [format!("j is {kind}, must be a JSON object")]
        );
    }
}
