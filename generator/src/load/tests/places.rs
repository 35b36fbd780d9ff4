//! Origins of values, including after modification.

use std::sync::Arc;

use serde_json::json;

use super::load;
use crate::diagnostic::{Lines, Origin};
use crate::load::Document;
use crate::pointer::Pointer;

const TEXT: &str = "# remark\nopen: 1\nlist:\n  - name: é one\n    other: 1\n  - two\n  - [x]\n  - 7\n\"q\\n\": {in: ü, k: v}\n";

fn origin(document: &Document, pointer: &str) -> String {
    document.origin(&Pointer::from_text(pointer)).to_string()
}

fn check(document: &Document, cases: &[(&str, &str)]) {
    for (pointer, expected) in cases {
        assert_eq!(origin(document, pointer), *expected, "{pointer}");
    }
}

pub(super) fn action() -> Arc<Origin> {
    let excerpt = Lines::new("\n\n\n  - action\n").excerpt(7..13);
    Arc::new(Origin {
        file: "overlay.yaml".to_owned(),
        pointer: Pointer::root().key("actions").index(0),
        excerpt,
        target: None,
    })
}

#[test]
fn yaml_places_have_a_line_and_a_column() {
    check(
        &load("a.yaml", TEXT),
        &[
            ("", "a.yaml:2:1 at /"),
            ("/open", "a.yaml:2:1 at /open"),
            ("/list", "a.yaml:3:1 at /list"),
            ("/list/0", "a.yaml:4:5 at /list/0"),
            ("/list/0/name", "a.yaml:4:5 at /list/0/name"),
            ("/list/0/other", "a.yaml:5:5 at /list/0/other"),
            ("/list/1", "a.yaml:6:5 at /list/1"),
            ("/list/2", "a.yaml:7:6 at /list/2"),
            // Numbers and strings with escapes have the position of their parent.
            ("/list/3", "a.yaml:3:1 at /list/3"),
            ("/q\n/k", "a.yaml:9:16 at /q\n/k"),
            // So do locations that do not exist.
            ("/list/9/x", "a.yaml:3:1 at /list/9/x"),
        ],
    );
}

#[test]
fn json_places_have_a_line_and_a_column() {
    let document = load("a.json", "{\"é\": 1, \"a\": [\n  {\"b\": 1},\n  \"c\"]}");
    check(
        &document,
        &[
            ("/a", "a.json:1:11 at /a"),
            ("/a/0", "a.json:2:5 at /a/0"),
            ("/a/0/b", "a.json:2:5 at /a/0/b"),
            ("/a/1", "a.json:3:4 at /a/1"),
        ],
    );
}

#[test]
fn a_byte_order_mark_does_not_shift_places() {
    check(&load("a.yaml", "\u{feff}a: 1\nb: 2\n"), &[("/a", "a.yaml:1:1 at /a"), ("/b", "a.yaml:2:1 at /b")]);
}

#[test]
fn what_is_put_in_comes_from_the_action() {
    let mut document = load("a.yaml", TEXT);
    let pointer = |text: &str| Pointer::from_text(text);
    assert!(document.set(&pointer("/open"), json!({"deep": [1]}), &action()));
    assert!(document.set(&pointer("/list/0/new"), json!(2), &action()));
    assert!(document.append(&pointer("/list"), json!("last"), &action()));
    assert_eq!(document.get(&pointer("/list/0")), Some(&json!({"name": "é one", "other": 1, "new": 2})));
    assert_eq!(document.get(&pointer("/list/4")), Some(&json!("last")));
    let inserted = "overlay.yaml:4:5 at /actions/0";
    check(
        &document,
        &[
            ("/open", inserted),
            ("/open/deep/0", inserted),
            ("/list/0/new", inserted),
            ("/list/4", inserted),
            ("/list/0/name", "a.yaml:4:5 at /list/0/name"),
            ("/list/1", "a.yaml:6:5 at /list/1"),
        ],
    );
}

#[test]
fn places_move_with_their_values() {
    let mut document = load("a.yaml", TEXT);
    assert!(document.append(&Pointer::from_text("/list"), json!({"a": 1}), &action()));
    assert!(document.remove(&Pointer::from_text("/list/0")));
    assert!(document.remove(&Pointer::from_text("/open")));
    assert_eq!(document.value(), &json!({"list": ["two", ["x"], 7, {"a": 1}], "q\n": {"in": "ü", "k": "v"}}));
    check(
        &document,
        &[
            ("/list/0", "a.yaml:6:5 at /list/0"),
            ("/list/1", "a.yaml:7:6 at /list/1"),
            ("/list/3/a", "overlay.yaml:4:5 at /actions/0"),
            ("/list/4", "a.yaml:3:1 at /list/4"),
        ],
    );
}

#[test]
fn places_that_are_not_there_cannot_be_changed() {
    let mut document = load("a.yaml", TEXT);
    let before = document.value().clone();
    for pointer in ["/missing/x", "/list/4", "/list/x", "/open/x"] {
        assert!(!document.set(&Pointer::from_text(pointer), json!(1), &action()), "{pointer}");
    }
    for pointer in ["", "/missing", "/list/4", "/list/x", "/open/x"] {
        assert!(!document.remove(&Pointer::from_text(pointer)), "{pointer}");
    }
    for pointer in ["/open", "/missing", ""] {
        assert!(!document.append(&Pointer::from_text(pointer), json!(1), &action()), "{pointer}");
    }
    assert_eq!(document.value(), &before);
}
