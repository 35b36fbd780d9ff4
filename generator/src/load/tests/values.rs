//! What is accepted, and with which values.

use std::fs;

use serde_json::{Value, json};

use super::load;
use crate::load::Document;
use crate::pointer::Pointer;

#[test]
fn yaml_is_read_as_json_values() {
    let cases = [
        ("a: text", json!("text")),
        ("a: 'it''s'", json!("it's")),
        ("a: \"\\u00e9\\n\"", json!("é\n")),
        ("a: |\n  two\n  lines\n", json!("two\nlines\n")),
        ("a: 3", json!(3)),
        ("a: -3", json!(-3)),
        ("a: 0.25", json!(0.25)),
        ("a: 18446744073709551615", json!(u64::MAX)),
        ("a: true", json!(true)),
        ("a: yes", json!("yes")),
        ("a: 1.0.0", json!("1.0.0")),
        ("a: 007", json!("007")),
        ("a: ~", Value::Null),
        ("a:", Value::Null),
        ("a: [1, {b: c}]", json!([1, {"b": "c"}])),
        ("x: &x {b: 1}\na: *x", json!({"b": 1})),
        ("a: !!str 3", json!("3")),
    ];
    for (text, expected) in cases {
        assert_eq!(load("a.yaml", text).get(&Pointer::root().key("a")), Some(&expected), "{text}");
    }
}

#[test]
fn integer_keys_become_text() {
    let document = load("a.yaml", "responses:\n  200: fine\n  -1: odd\n  '404': gone\n");
    assert_eq!(document.value(), &json!({"responses": {"200": "fine", "-1": "odd", "404": "gone"}}));
}

#[test]
fn the_order_of_keys_is_kept() {
    let document = load("a.yaml", "zebra: 1\nant: 2\nmole: 3\n");
    let keys: Vec<_> = document.value().as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["zebra", "ant", "mole"]);
}

#[test]
fn json_is_read_as_json_where_the_name_says_so() {
    // YAML has no surrogate pairs and barely allows tabs.
    let text = "{\n\t\"a\": \"\\ud83d\\ude00\",\n\t\"<<\": 1\n}";
    assert_eq!(load("a.JSON", text).value(), &json!({"a": "😀", "<<": 1}));
}

#[test]
fn json_is_read_as_yaml_as_well() {
    assert_eq!(load("a.txt", "{\"a\": [1, 2.5, null, \"\\/\"]}").value(), &json!({"a": [1, 2.5, null, "/"]}));
}

#[test]
fn a_byte_order_mark_is_skipped() {
    for file in ["a.yaml", "a.json"] {
        assert_eq!(load(file, "\u{feff}{\"a\": 1}").value(), &json!({"a": 1}), "{file}");
    }
}

#[test]
fn a_hundred_levels_are_read() {
    let text = format!("{}{}", "{\"a\": ".repeat(99), "[]".to_owned() + &"}".repeat(99));
    for file in ["a.yaml", "a.json"] {
        let at = Pointer::root().keys(std::iter::repeat_n("a", 99));
        assert_eq!(load(file, &text).get(&at), Some(&json!([])), "{file}");
    }
}

#[test]
fn a_file_is_read_and_keeps_the_name_that_was_given() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("description.yaml");
    fs::write(&path, "a: 1\n").expect("a file");
    let document = Document::read(&path).expect("a document");
    assert_eq!(document.value(), &json!({"a": 1}));
    assert_eq!(document.file(), path.display().to_string());
}
