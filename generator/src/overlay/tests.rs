//! What an overlay may contain, what it does to a document, and the origins it leaves behind.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Overlay;
use crate::diagnostic::Diagnostics;
use crate::load::Document;
use crate::pointer::Pointer;

const HEADER: &str = "overlay: 1.0.0\ninfo: {title: t, version: '1'}\n";

fn document(file: &str, text: &str) -> Document {
    Document::parse(file, text)
        .unwrap_or_else(|problems| panic!("unexpected problems in {text:?}:\n{problems}"))
}

fn read(text: &str) -> Result<Overlay, Diagnostics> {
    Overlay::from_document(&document("overlay.yaml", text))
}

/// Builds an overlay from actions given by their distinguishing members.
fn overlay(actions: &[&str]) -> Overlay {
    let mut text = format!("{HEADER}actions:\n");
    for (index, action) in actions.iter().enumerate() {
        let _ = writeln!(text, "  - {{x-name: action-{index}, description: why, {action}}}");
    }
    read(&text).unwrap_or_else(|problems| panic!("unexpected problems in {text}:\n{problems}"))
}

fn summary(problems: &Diagnostics) -> Vec<String> {
    let line = |problem: &crate::diagnostic::Diagnostic| {
        assert!(problem.help.is_some(), "no help: {problem}");
        let origin = problem.origin.as_ref().expect("every overlay problem has an origin");
        format!("{origin}: {}", problem.message)
    };
    problems.iter().map(line).collect()
}

fn applied(text: &str, actions: &[&str]) -> Document {
    let mut document = document("spec.yaml", text);
    let problems = overlay(actions).apply(&mut document, false);
    assert!(problems.is_empty(), "{text} {actions:?}:\n{problems}");
    document
}

#[test]
fn actions_change_what_they_match() {
    let cases: &[(&str, &[&str], Value)] = &[
        ("a: {b: 1}", &["target: $.a, update: {c: 2}"], json!({"a": {"b": 1, "c": 2}})),
        ("a: {b: {c: 1}}", &["target: $, update: {a: {b: {d: 2}}}"], json!({"a": {"b": {"c": 1, "d": 2}}})),
        ("a: {b: 1}", &["target: $.a, update: {b: x}"], json!({"a": {"b": "x"}})),
        ("a: {b: ~}", &["target: $.a, update: {b: false}"], json!({"a": {"b": false}})),
        ("a: {b: [1]}", &["target: $.a, update: {b: [2, 3]}"], json!({"a": {"b": [1, 2, 3]}})),
        ("a: [1]", &["target: $.a, update: 2"], json!({"a": [1, 2]})),
        ("a: [{b: 1}]", &["target: $.a, update: {b: 2}"], json!({"a": [{"b": 1}, {"b": 2}]})),
        ("a: [1]", &["target: $.a, update: [2]"], json!({"a": [1, [2]]})),
        (
            "a: [{b: 1}, {b: 2}]",
            &["target: '$.a[?@.b == 2]', update: {c: 3}"],
            json!({"a": [{"b": 1}, {"b": 2, "c": 3}]}),
        ),
        (
            "a: {x: {t: 1}, y: {t: 1, m: 1}}",
            &["target: $.a.*, update: {m: 1}"],
            json!({"a": {"x": {"t": 1, "m": 1}, "y": {"t": 1, "m": 1}}}),
        ),
        ("a: {t: {t: {}}}", &["target: $..t, update: {m: 1}"], json!({"a": {"t": {"t": {"m": 1}, "m": 1}}})),
        ("a: {b: 1, c: 2, d: 3}", &["target: $.a.b, remove: true"], json!({"a": {"c": 2, "d": 3}})),
        (
            "a: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]",
            &["target: '$.a[10, 2, 2, 0]', remove: true"],
            json!({"a": [1, 3, 4, 5, 6, 7, 8, 9, 11]}),
        ),
        ("a: {t: {t: 1, u: 2}, v: 3}", &["target: $..t, remove: true"], json!({"a": {"v": 3}})),
        ("a: [[1, 2], [1]]", &["target: '$..[0]', remove: true"], json!({"a": [[]]})),
        (
            "a: {b: 1}",
            &["target: $.a.b, remove: true", "target: $.a, update: {b: {c: 1}}, remove: false"],
            json!({"a": {"b": {"c": 1}}}),
        ),
        (
            "a: {'x.y/z~': {}}",
            &["target: \"$.a['x.y/z~']\", update: {b: 1}"],
            json!({"a": {"x.y/z~": {"b": 1}}}),
        ),
        (
            "a: {b: 1}",
            &["target: $.a, update: {c: 1}", "target: $.a, update: {d: 1}"],
            json!({"a": {"b": 1, "c": 1, "d": 1}}),
        ),
    ];
    for (text, actions, expected) in cases {
        assert_eq!(applied(text, actions).value(), expected, "{text} {actions:?}");
    }
}

#[test]
fn the_order_of_members_is_kept() {
    let document =
        applied("z: 1\ny: 2\nx: 3\nw: 4", &["target: $.z, remove: true", "target: $, update: {a: 1}"]);
    let keys: Vec<_> = document.value().as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["y", "x", "w", "a"]);
}

#[test]
fn actions_that_do_not_fit_are_named() {
    let cases: &[(&str, &[&str], &[&str])] = &[
        (
            "a: {b: 1}",
            &["target: $.c, update: {d: 1}", "target: $.a.x, remove: true", "target: $.a, update: {c: 1}"],
            &[
                "overlay.yaml:4:42 at /actions/0/target: the action `action-0` matches nothing in spec.yaml; it wrote `d`",
                "overlay.yaml:5:42 at /actions/1/target: the action `action-1` matches nothing in spec.yaml; it removed what \
                 it matched",
            ],
        ),
        (
            "a: {b: 1, c: [1, 2], d: {e: 1}}",
            &[
                "target: $.a, update: {b: 1, c: [2], d: {e: 1}}",
                "target: $.a.c, update: 1",
                "target: $.a, update: {}",
            ],
            &[
                "overlay.yaml:4:42 at /actions/0/target: the action `action-0` is no longer needed in spec.yaml: everything it adds is already there; it wrote `b`, `c`, `d`",
                "overlay.yaml:5:42 at /actions/1/target: the action `action-1` is no longer needed in spec.yaml: everything it adds is already there; it added an element",
                "overlay.yaml:6:42 at /actions/2/target: the action `action-2` is no longer needed in spec.yaml: everything it adds is already there; it wrote ",
            ],
        ),
        (
            "a: {b: 1}\nc: d",
            &[
                "target: $.a, update: text",
                "target: $, update: {a: [1], c: {}}",
                "target: $.c, update: {e: 1}",
            ],
            &[
                "overlay.yaml:4:42 at /actions/0/target: the action `action-0` cannot merge a string into an object: \
                 spec.yaml:1:1 at /a",
                "overlay.yaml:5:42 at /actions/1/target: the action `action-1` cannot merge an array into an object: \
                 spec.yaml:1:1 at /a",
                "overlay.yaml:5:42 at /actions/1/target: the action `action-1` cannot merge an object into a string: \
                 spec.yaml:2:1 at /c",
                "overlay.yaml:6:42 at /actions/2/target: the action `action-2` cannot update a string: \
                 spec.yaml:2:1 at /c",
            ],
        ),
        (
            "a: {required: [x]}",
            &["target: $.a, update: {required: [x, y]}"],
            &[
                "overlay.yaml:4:42 at /actions/0/target: the action `action-0` cannot append: 1 of the 2 elements already \
               exist: spec.yaml:1:5 at /a/required",
            ],
        ),
        (
            "a: 1",
            &["target: $, remove: true"],
            &[
                "overlay.yaml:4:42 at /actions/0/target: the action `action-0` would remove the whole document",
            ],
        ),
    ];
    for (text, actions, expected) in cases {
        let problems = overlay(actions).apply(&mut document("spec.yaml", text), false);
        assert_eq!(summary(&problems), *expected, "{text} {actions:?}");
    }
}

#[test]
fn a_conflict_leaves_its_place_alone() {
    let mut document = document("spec.yaml", "a: {b: 1}");
    let problems = overlay(&["target: $, update: {new: 1, a: text}"]).apply(&mut document, false);
    assert!(problems.has_errors());
    assert_eq!(document.value(), &json!({"a": {"b": 1}}));
}

#[test]
fn what_an_action_put_in_says_so() {
    let document = applied(
        "a: {b: 1}\nlist: [one, two, three]\n",
        &[
            "target: $.a, update: {b: 2, c: {d: 1}}",
            "target: $.list, update: {e: 1}",
            "target: '$.list[0]', remove: true",
            "target: '$.list[2]', update: {f: 1}",
        ],
    );
    let cases = [
        ("/a", "spec.yaml:1:1 at /a"),
        ("/a/b", "overlay.yaml:4:6 at /actions/0"),
        ("/a/c/d", "overlay.yaml:4:6 at /actions/0"),
        ("/list/1", "spec.yaml:2:18 at /list/1"),
        ("/list/2/e", "overlay.yaml:5:6 at /actions/1"),
        ("/list/2/f", "overlay.yaml:7:6 at /actions/3"),
    ];
    for (pointer, expected) in cases {
        assert_eq!(document.origin(&Pointer::from_text(pointer)).to_string(), expected, "{pointer}");
    }
}

#[test]
fn an_overlay_tells_its_actions() {
    let overlay = overlay(&["target: $.a, remove: true"]);
    let [action] = overlay.actions() else { panic!("one action is expected") };
    assert_eq!((action.name(), action.reason()), ("action-0", "why"));
    assert_eq!(action.origin().to_string(), "overlay.yaml:4:6 at /actions/0");
}

#[test]
fn extensions_are_welcome_where_they_cannot_be_misspelt_actions() {
    let text = "overlay: 1.0.0\nx-a: 1\ninfo: {title: t, version: '1', x-b: 2}\nextends: ./spec.yaml\n\
                actions: [{x-name: n, description: d, target: $, update: {a: 1}}]\n";
    assert_eq!(read(text).expect("an overlay").actions().len(), 1);
}

#[test]
fn overlays_are_read_strictly() {
    let deep = format!(
        "{{x-name: n, description: d, remove: true, target: '$[?{}@{}]'}}",
        "(".repeat(10),
        ")".repeat(10)
    );
    let action = |text: &str| format!("{HEADER}actions: [{text}]");
    let cases: Vec<(String, &[&str])> = vec![
        (
            "openapi: 3.1.0".to_owned(),
            &[
                "overlay.yaml:1:1 at /openapi: unknown key `openapi`",
                "overlay.yaml:1:1 at /: `overlay` is missing",
                "overlay.yaml:1:1 at /: `info` is missing",
                "overlay.yaml:1:1 at /: `actions` is missing",
            ],
        ),
        (
            "overlay: 2.0.0\ninfo: {title: ' ', version: 1.0, licence: x}\nextends: 3\nactions: {}"
                .to_owned(),
            &[
                "overlay.yaml:1:1 at /overlay: version 2.0.0 of the overlay format is not supported",
                "overlay.yaml:2:34 at /info/licence: unknown key `licence`",
                "overlay.yaml:2:8 at /info/title: `title` is empty",
                "overlay.yaml:2:20 at /info/version: `version` is not a string",
                "overlay.yaml:3:1 at /extends: `extends` is not a string",
                "overlay.yaml:4:1 at /actions: `actions` is not an array",
            ],
        ),
        (
            "overlay: 1.0.0\ninfo: text\nactions: []".to_owned(),
            &[
                "overlay.yaml:2:1 at /info: this part of the overlay is not an object",
                "overlay.yaml:3:1 at /actions: the overlay has no actions",
            ],
        ),
        (
            action("{updat: 1}, text"),
            &[
                "overlay.yaml:3:12 at /actions/0/updat: unknown key `updat`",
                "overlay.yaml:3:12 at /actions/0: `x-name` is missing",
                "overlay.yaml:3:12 at /actions/0: `description` is missing",
                "overlay.yaml:3:12 at /actions/0: `target` is missing",
                "overlay.yaml:3:12 at /actions/0: `update` is missing",
                "overlay.yaml:3:23 at /actions/1: this part of the overlay is not an object",
            ],
        ),
        (
            action("{x-name: n, description: d, x-why: e, target: $, update: 1, remove: true}"),
            &[
                "overlay.yaml:3:39 at /actions/0/x-why: unknown key `x-why`",
                "overlay.yaml:3:71 at /actions/0/remove: the action has both `update` and `remove`",
            ],
        ),
        (
            action("{x-name: n, description: d, target: $, remove: 'yes'}"),
            &["overlay.yaml:3:50 at /actions/0/remove: `remove` is not a boolean"],
        ),
        (
            action("{x-name: n, description: d, target: $, remove: false}"),
            &["overlay.yaml:3:12 at /actions/0: `update` is missing"],
        ),
        (
            action("{x-name: n, description: d, target: a.b, remove: true}"),
            &["overlay.yaml:3:39 at /actions/0/target: `target` is not a valid JSONPath: "],
        ),
        (
            action(&deep),
            &["overlay.yaml:3:53 at /actions/0/target: `target` is too long or too deeply nested"],
        ),
        (
            action(
                "{x-name: n, description: d, target: $.a, remove: true}, {x-name: n, description: d, target: $.b, remove: true}",
            ),
            &["overlay.yaml:3:68 at /actions/1: two actions have the name `n`; the other is at /actions/0"],
        ),
    ];
    for (text, expected) in cases {
        let found = summary(&read(&text).expect_err(&text));
        assert_eq!(found.len(), expected.len(), "{text}: {found:#?}");
        for (found, expected) in found.iter().zip(expected) {
            // Ignore the message of the JSONPath parser.
            let end = if expected.ends_with(": ") { expected.len() } else { found.len() };
            assert_eq!(found.get(..end), Some(*expected), "{text}");
        }
    }
}

#[test]
fn brackets_in_quotes_do_not_count() {
    let name = "[".repeat(40) + r"\'" + "(";
    let overlay = overlay(&[&format!("target: \"$['{}']\", remove: true", name.replace('\\', r"\\"))]);
    assert_eq!(overlay.actions().len(), 1);
}
