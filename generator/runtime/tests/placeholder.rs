//! Texts with a placeholder are exempt from rules; other texts are not.

mod support;

use std::collections::BTreeMap;

use runtime::json::Rule::{Each, Keys, MaxLength, MinLength, UnlessPlaceholder, Values};
use runtime::json::{Enumeration, Openness, Rule, Style, Text, View};
use runtime::{DecimalSeconds, Uri};
use serde_json::json;
use support::rules::{NOTHING, Seen, found};
use support::types::Lamp;

const PLACEHOLDER: &str = r"<[a-z]+>";
const CODE: &[Rule] =
    &[UnlessPlaceholder(PLACEHOLDER, &[MinLength(5), MaxLength(6), Rule::Matches("^[0-9]+$")])];

#[test]
fn a_placeholder_may_stand_anywhere_in_a_text() {
    for text in ["<a>", "https://<host>/", "x<y>z"] {
        assert_eq!(found("code", &text.to_owned(), CODE), NOTHING, "{text}");
    }
    for text in ["<>", "<A>", "< a>"] {
        assert_ne!(found("code", &text.to_owned(), CODE), NOTHING, "{text}");
    }
    let broken = &[UnlessPlaceholder("<[a-z", &[MaxLength(1)])];
    assert_ne!(found("code", &"<a>".to_owned(), broken), NOTHING, "what is no expression exempts nothing");
}

#[test]
fn a_text_with_a_placeholder_keeps_every_rule() {
    assert_eq!(found("code", &"12345".to_owned(), CODE), NOTHING);
    assert_eq!(
        found("code", &"<A>".to_owned(), CODE),
        [r#"code is "<A>", must have at least 5 characters"#, r#"code is "<A>", must match ^[0-9]+$"#]
    );
    assert_eq!(found("code", &None::<String>, CODE), NOTHING);
    assert_eq!(found("code", &Some(Some("<a>".to_owned())), CODE), NOTHING);
}

#[test]
fn every_type_of_text_may_have_one() {
    let uri =
        |text: &str| found("u", &Some(Uri::from(text)), &[UnlessPlaceholder(PLACEHOLDER, &[Rule::Uri])]);
    assert_eq!(uri("<url>"), NOTHING);
    assert_eq!(uri("no url"), [r#"u is "no url", must be an absolute URI"#]);
    let seconds =
        |text: &str| found("s", &DecimalSeconds::from(text), &[UnlessPlaceholder(PLACEHOLDER, &[])]);
    assert_eq!(seconds("<wait>"), NOTHING);
    assert_eq!(seconds("soon"), [r#"s is "soon", must be decimal digits"#]);
    let lamp = |text: &str| found("l", &Lamp::Plain(text.to_owned()), CODE);
    assert_eq!(lamp("<a>"), NOTHING);
    assert_eq!(lamp("123").len(), 1);
    assert_eq!(found("j", &json!("<a>"), &[UnlessPlaceholder(PLACEHOLDER, &[Rule::Object])]), NOTHING);
}

#[test]
fn a_type_of_text_exempts_its_own_rules() {
    const NEWTYPE: &Text = &Text {
        name: "Sound",
        style: Style::Wrapped,
        rules: &[UnlessPlaceholder(PLACEHOLDER, &[Rule::Matches("^say:"), MaxLength(9)])],
    };

    let sound = |text| found("s", &Seen(View::Text(text, NEWTYPE)), &[]);
    assert_eq!(sound("say:hello"), NOTHING);
    assert_eq!(sound("any <text> at all"), NOTHING);
    assert_eq!(
        sound("ring <TWICE>"),
        [
            r#"s is "ring <TWICE>", must match ^say:"#,
            r#"s is "ring <TWICE>", must have at most 9 characters"#
        ]
    );
    assert_eq!(sound("ring"), [r#"s is "ring", must match ^say:"#]);
}

#[test]
fn an_enumeration_may_take_one() {
    const COLOUR: &Text = &Text {
        name: "Colour",
        style: Style::Enumeration(&Enumeration {
            values: &[("red", "Red"), ("blue", "Blue")],
            openness: Openness::Closed,
            placeholder: Some(PLACEHOLDER),
        }),
        rules: &[],
    };

    let colour = |text| found("c", &Seen(View::Text(text, COLOUR)), &[]);
    assert_eq!((colour("red"), colour("dark <colour>")), (vec![], vec![]));
    assert_eq!(colour("green"), [r#"c is "green", must be one of red and blue"#]);
}

#[test]
fn the_exemption_ends_with_its_text() {
    let texts = vec!["<a>".to_owned(), "longer".to_owned()];
    let message = "must have at most 2 characters";
    assert_eq!(
        found("texts", &texts, &[Each(&[UnlessPlaceholder(PLACEHOLDER, &[MaxLength(2)])])]),
        [format!("texts[1] is \"longer\", {message}")]
    );
    let map =
        BTreeMap::from([("<key>".to_owned(), "<a>".to_owned()), ("key".to_owned(), "longer".to_owned())]);
    assert_eq!(
        found("map", &map, &[Values(&[UnlessPlaceholder(PLACEHOLDER, &[MaxLength(2)])])]),
        [format!("map.key is \"longer\", {message}")]
    );
}

#[test]
fn a_key_of_a_map_may_have_one() {
    let keys = ["<key>", "key"].map(|key| (key.to_owned(), 1));
    assert_eq!(
        found("map", &BTreeMap::from(keys), &[Keys(&[UnlessPlaceholder(PLACEHOLDER, &[MaxLength(2)])])]),
        [r#"map has the key "key", must have at most 2 characters"#]
    );
}
