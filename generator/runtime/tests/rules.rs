//! Every rule for a value: what keeps it, what breaks it, and what is said then.

mod support;

use std::collections::BTreeMap;

use runtime::json::Rule::{
    AtLeast, AtMost, Each, Keys, LessThan, Matches, MaxEntries, MaxItems, MaxLength, MinEntries, MinItems,
    MinLength, MoreThan, MultipleOf, Object, UniqueItems, Values, Within,
};
use runtime::json::{Style, Text, View};
use runtime::{DecimalSeconds, Secret, Uri};
use serde_json::{Value, json};
use support::rules::{NOTHING, Seen, found, told};

#[test]
fn numbers_keep_their_bounds() {
    assert_eq!(found("n", &40.0, &[AtLeast(-40.0), AtMost(40.0)]), NOTHING);
    assert_eq!(found("n", &50.0, &[AtMost(40.0)]), ["n is 50, must be at most 40"]);
    assert_eq!(found("n", &-41_i32, &[AtLeast(-40.0)]), ["n is -41, must be at least -40"]);
    assert_eq!(found("n", &0_u32, &[MoreThan(0.0)]), ["n is 0, must be more than 0"]);
    assert_eq!(found("n", &0.1, &[MoreThan(0.0)]), NOTHING);
    assert_eq!(found("n", &5_i64, &[LessThan(5.0)]), ["n is 5, must be less than 5"]);
    assert_eq!(found("n", &5_u64, &[LessThan(5.5)]), NOTHING);
    assert_eq!(found("n", &Some(0.05), &[AtLeast(0.1)]), ["n is 0.05, must be at least 0.1"]);
    assert_eq!(found("n", &None::<i64>, &[AtLeast(1.0), MultipleOf(7.0)]), NOTHING);
    assert_eq!(found("n", &Some(Some(0)), &[AtLeast(1.0)]), ["n is 0, must be at least 1"]);
    assert_eq!(found("n", &Some(None::<i64>), &[AtLeast(1.0)]), NOTHING);
}

#[test]
fn a_number_may_have_several_ranges() {
    let within =
        |number: f64| found("n", &number, &[Within(&[(1.0, 3.0), (7.0, 7.0), (10.0, f64::INFINITY)])]);
    for number in [1.0, 2.5, 3.0, 7.0, 10.0, 1e300] {
        assert_eq!(within(number), NOTHING, "{number}");
    }
    for number in [0.9, 3.5, 6.0, 9.0] {
        let message = format!("n is {number}, must be from 1 to 3 or 7 or at least 10");
        assert_eq!(within(number), [message]);
    }
    let negative = found("n", &1, &[Within(&[(f64::NEG_INFINITY, -1.0)])]);
    assert_eq!(negative, ["n is 1, must be at most -1"]);
}

#[test]
fn large_numbers_are_compared_exactly() {
    // As floating-point numbers the two are the same.
    let bound = 9_007_199_254_740_992_i64;
    assert_eq!(found("n", &bound, &[AtMost(9_007_199_254_740_992.0)]), NOTHING);
    assert_eq!(
        found("n", &(bound + 1), &[AtMost(9_007_199_254_740_992.0)]),
        ["n is 9007199254740993, must be at most 9007199254740992"]
    );
    assert_eq!(found("n", &(-bound - 1), &[AtLeast(-9_007_199_254_740_992.0)]).len(), 1);
    assert_eq!(found("n", &u64::MAX, &[AtMost(9_223_372_036_854_775_808.0)]).len(), 1);
    assert_eq!(found("n", &u64::MAX, &[AtMost(18_446_744_073_709_551_616.0)]), NOTHING);
    assert_eq!(found("n", &1e300, &[AtMost(1e18)]), ["n is 1e300, must be at most 1e18"]);
    assert_eq!(found("n", &i64::MAX, &[MultipleOf(10.0)]).len(), 1);
    assert_eq!(found("n", &(i64::MAX - 7), &[MultipleOf(10.0)]), NOTHING);
}

#[test]
fn multiples_are_found_in_spite_of_rounding() {
    let tenth = &[MultipleOf(0.1)][..];
    let ten = &[MultipleOf(10.0)][..];
    for (number, rules, is_multiple) in [
        (0.3, tenth, true),
        (0.7, tenth, true),
        (1.1, tenth, true),
        (0.35, tenth, false),
        (20.0, ten, true),
        (5.0, &[MultipleOf(0.0)], true),
    ] {
        assert_eq!(found("n", &number, rules).len(), usize::from(!is_multiple), "{number}");
    }
    assert_eq!(found("n", &25, &[MultipleOf(10.0)]), ["n is 25, must be a multiple of 10"]);
}

#[test]
fn a_number_must_be_one_that_json_has() {
    for (number, text) in [(f64::NAN, "NaN"), (f64::INFINITY, "inf"), (f64::NEG_INFINITY, "-inf")] {
        let expected = [format!("n is {text}, must be a finite number")];
        assert_eq!(found("n", &number, &[]), expected);
        // Told once, however many rules there are.
        assert_eq!(found("n", &number, &[AtLeast(0.0), AtMost(1.0), MultipleOf(3.0)]), expected);
        assert_eq!(
            found("n", &Some(vec![number]), &[Each(&[AtMost(1.0)])]),
            [format!("n[0] is {text}, must be a finite number")]
        );
    }
}

#[test]
fn text_keeps_its_length_in_characters() {
    let text = |text: &str| text.to_owned();
    assert_eq!(found("t", &text("ab"), &[MinLength(2), MaxLength(2)]), NOTHING);
    assert_eq!(found("t", &text(""), &[MinLength(1)]), [r#"t is "", must have at least 1 character"#]);
    assert_eq!(found("t", &text("äöü"), &[MinLength(3), MaxLength(3)]), NOTHING);
    assert_eq!(
        found("t", &Some(text("äöü")), &[MaxLength(2)]),
        [r#"t is "äöü", must have at most 2 characters"#]
    );
    assert_eq!(found("t", &None::<String>, &[MinLength(1), Matches("x"), runtime::json::Rule::Uri]), NOTHING);
    assert_eq!(found("t", &text(""), &[MaxLength(0), MinLength(0)]), NOTHING);
}

#[test]
fn every_kind_of_text_has_rules() {
    const WRAPPED: &Text = &Text { name: "Id", style: Style::Wrapped, rules: &[MinLength(1), MaxLength(3)] };
    const ADDRESS: &Text = &Text { name: "Sound", style: Style::WrappedUri, rules: &[] };

    let empty = "must have at least 1 character";
    let of_text = |text| Seen(View::Text(text, WRAPPED));
    assert_eq!(found("t", &of_text(""), &[]), [format!("t is \"\", {empty}")]);
    // The rule of the field is that of the type: it is told once.
    assert_eq!(found("t", &of_text(""), &[MinLength(1)]), [format!("t is \"\", {empty}")]);
    assert_eq!(
        found("t", &of_text("four"), &[Matches("^x")]),
        [r#"t is "four", must match ^x"#, r#"t is "four", must have at most 3 characters"#]
    );
    assert_eq!(found("t", &Secret::from(""), &[MinLength(1)]), [format!("t is .., {empty}")]);
    assert_eq!(found("t", &Uri::from(""), &[MinLength(1)]), [format!("t is \"\", {empty}")]);
    assert_eq!(
        found("t", &DecimalSeconds::from(""), &[MinLength(1)]),
        [format!("t is \"\", {empty}")],
        "that it must be digits is not told on top"
    );
    let url = "https://me:key@things.test";
    let message = r#"t is "https://..@things.test", must have at most 1 character"#;
    assert_eq!(found("t", &Uri::from(url), &[MaxLength(1)]), [message]);
    assert_eq!(found("t", &Seen(View::Text(url, ADDRESS)), &[MaxLength(1)]), [message]);
    assert_eq!(
        found("t", &Seen(View::Text("say:a@b", ADDRESS)), &[MaxLength(1)]),
        [r#"t is "say:a@b", must have at most 1 character"#]
    );
}

#[test]
fn a_secret_that_breaks_a_rule_is_not_shown() {
    let secret = Secret::from("hush");
    let rules = &[MinLength(9), MaxLength(1), Matches("^x"), runtime::json::Rule::Uri];
    assert_eq!(
        found("t", &secret, rules),
        [
            "t is .., must have at least 9 characters",
            "t is .., must have at most 1 character",
            "t is .., must match ^x",
            "t is .., must be an absolute URI"
        ]
    );
}

#[test]
fn patterns_are_looked_for_anywhere() {
    let text = |text: &str| text.to_owned();
    assert_eq!(found("t", &text("xax"), &[Matches("a")]), NOTHING);
    assert_eq!(found("t", &text("xax"), &[Matches("^a")]), [r#"t is "xax", must match ^a"#]);
    assert_eq!(found("t", &text("a"), &[Matches("^a$"), Matches("^b$")]).len(), 1);
    // A second look at the same pattern gives the same answer.
    assert_eq!(found("t", &text("xax"), &[Matches("^a")]).len(), 1);
    assert_eq!(
        found("t", &text("a"), &[Matches("(")]),
        [r#"t is "a", must match (, which cannot be checked"#]
    );
}

#[test]
fn decimal_digits_are_asked_for_without_a_rule() {
    for text in ["0", "007", "18446744073709551616"] {
        assert_eq!(found("t", &DecimalSeconds::from(text), &[]), NOTHING);
    }
    for text in ["", "+5", "-5", "1.5", "x", "٣"] {
        let message = format!("t is {text:?}, must be decimal digits");
        assert_eq!(found("t", &DecimalSeconds::from(text), &[]), [message]);
    }
}

#[test]
fn lists_keep_their_rules() {
    let list = vec!["a".to_owned(), String::new()];
    assert_eq!(found("l", &list, &[MinItems(2), MaxItems(2)]), NOTHING);
    assert_eq!(found("l", &list, &[MinItems(3)]), ["l has 2 items, must have at least 3 items"]);
    assert_eq!(found("l", &list, &[MaxItems(1)]), ["l has 2 items, must have at most 1 item"]);
    assert_eq!(
        found("l", &Some(list.clone()), &[Each(&[MinLength(1), MaxLength(0)])]),
        [r#"l[0] is "a", must have at most 0 characters"#, r#"l[1] is "", must have at least 1 character"#]
    );
    assert_eq!(found("l", &None::<Vec<String>>, &[MinItems(1), UniqueItems]), NOTHING);
    assert_eq!(found("l", &Vec::<String>::new(), &[MaxItems(0), UniqueItems]), NOTHING);
    assert_eq!(
        found("l", &vec![vec![1, 20], vec![]], &[Each(&[MinItems(1), Each(&[AtMost(9.0)])])]),
        ["l[0][1] is 20, must be at most 9", "l[1] has 0 items, must have at least 1 item"]
    );
}

#[test]
fn items_differ_if_asked_to() {
    assert_eq!(found("l", &vec![1.0, 2.0], &[UniqueItems]), NOTHING);
    let message = "must differ from every other item";
    let letters: Vec<String> = ["a", "b", "a", "a"].map(str::to_owned).into();
    assert_eq!(
        found("l", &letters, &[UniqueItems]),
        [
            format!("l[2] is the same as item [0], {message}"),
            format!("l[3] is the same as item [0], {message}")
        ]
    );
    let objects = vec![json!({"a": 1, "b": 2}), json!({"b": 2, "a": 1})];
    assert_eq!(found("l", &objects, &[UniqueItems]).len(), 1);
}

#[test]
fn maps_keep_their_rules() {
    let map = BTreeMap::from([("9 b\n".to_owned(), String::new()), ("ok".to_owned(), "x".to_owned())]);
    assert_eq!(found("m", &map, &[MinEntries(2), MaxEntries(2)]), NOTHING);
    assert_eq!(
        found("m", &map, &[MaxEntries(1), MinEntries(3)]),
        ["m has 2 entries, must have at most 1 entry", "m has 2 entries, must have at least 3 entries"]
    );
    assert_eq!(
        found("m", &Some(map.clone()), &[Keys(&[Matches("^[a-z]")])]),
        [r#"m has the key "9 b\n", must match ^[a-z]"#]
    );
    assert_eq!(
        found("m", &map, &[Keys(&[MinLength(3)]), Values(&[MinLength(2)])]),
        [
            r#"m["9 b\n"] is "", must have at least 2 characters"#,
            r#"m has the key "ok", must have at least 3 characters"#,
            r#"m.ok is "x", must have at least 2 characters"#
        ]
    );
    assert_eq!(found("m", &None::<BTreeMap<String, i64>>, &[MinEntries(1)]), NOTHING);
    let empty = BTreeMap::<String, i64>::new();
    assert_eq!(found("m", &empty, &[MinEntries(1)]), ["m has 0 entries, must have at least 1 entry"]);
}

#[test]
fn json_may_have_to_be_an_object() {
    const DOCUMENT: &runtime::json::Json = &runtime::json::Json { name: Some("Document"), rules: &[Object] };

    assert_eq!(found("j", &json!({}), &[Object]), NOTHING);
    assert_eq!(found("j", &None::<Value>, &[Object]), NOTHING);
    assert_eq!(told(&json!([1])), NOTHING);
    for (value, kind) in [
        (json!(null), "null"),
        (json!(true), "a boolean"),
        (json!(1), "a number"),
        (json!("canary"), "a string"),
        (json!([]), "an array"),
    ] {
        let message = format!("j is {kind}, must be a JSON object");
        assert_eq!(found("j", &Some(value.clone()), &[Object]), [message.as_str()]);
        // The same where the type asks for it.
        assert_eq!(found("j", &Seen(View::Json(&value, DOCUMENT)), &[Object]), [message.as_str()]);
    }
}

#[test]
fn what_can_be_anything_keeps_every_rule() {
    for value in [json!(1e300), json!("x"), json!([1, 1]), json!({"a b": null})] {
        assert_eq!(found("j", &value, &[]), NOTHING);
    }
    assert_eq!(found("b", &true, &[MinLength(9)]), NOTHING);
}
