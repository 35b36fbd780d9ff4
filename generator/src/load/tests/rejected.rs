//! What is rejected, and with which messages.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::{load, problems, summary};
use crate::diagnostic::Diagnostics;
use crate::load::Document;
use crate::pointer::Pointer;

#[test]
fn each_problem_says_where_it_stands() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("a.yaml", "", &["a.yaml at /: the file is empty"]),
        ("a.yaml", "# only a remark\n", &["a.yaml at /: the file is empty"]),
        ("a.yaml", "---\n", &["a.yaml at /: the file is empty"]),
        ("a.json", " \n", &["a.json at /: the file is empty"]),
        ("a.yaml", "- a\n", &["a.yaml at /: the file contains an array, not an object"]),
        ("a.yaml", "Not found\n", &["a.yaml at /: the file contains a string, not an object"]),
        (
            "a.yaml",
            "a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\na: 2\n",
            &[
                "a.yaml:5:3 at /b/c: duplicate key `c` in the same object",
                "a.yaml:6:1 at /a: duplicate key `a` in the same object",
            ],
        ),
        ("a.yaml", "200: a\n'200': b\n", &["a.yaml:2:2 at /200: duplicate key `200` in the same object"]),
        (
            "a.json",
            "{\"a\": 1,\n \"b/c\": [{\"d\": 1, \"d\": 1}]}",
            &["a.json:2:20 at /b~1c/0/d: duplicate key `d` in the same object"],
        ),
        (
            "a.yaml",
            "a:\n  true: 1\n  1.5: 2\n  ~: 3\n  [x]: 4\n  {y: z}: 5\n  !t k: 6\n",
            &[
                "a.yaml:1:1 at /a: this object has the boolean `true` as a key",
                "a.yaml:1:1 at /a: this object has the number `1.5` as a key",
                "a.yaml:1:1 at /a: this object has `null` as a key",
                "a.yaml:1:1 at /a: this object has an array as a key",
                "a.yaml:1:1 at /a: this object has an object as a key",
                "a.yaml:1:1 at /a: this object has a value with the YAML tag `!t` as a key",
            ],
        ),
        (
            "a.yaml",
            "x: &x {b: 1}\na:\n  <<: *x\n",
            &["a.yaml:3:3 at /a/<<: the merge key `<<` is not supported"],
        ),
        (
            "a.yaml",
            "a: !secret {b: 1, b: 2}\nc: [!env HOME]\n",
            &[
                "a.yaml:1:1 at /a: the YAML tag `!secret` is not supported",
                "a.yaml:1:19 at /a/b: duplicate key `b` in the same object",
                "a.yaml:2:1 at /c/0: the YAML tag `!env` is not supported",
            ],
        ),
        (
            "a.yaml",
            "a: 1\n---\n\nb: 2\n",
            &["a.yaml:4:1 at /: the file contains more than one YAML document"],
        ),
        ("a.json", "{\"a\": 1} {}", &["a.json:1:10 at /: the file is not valid JSON: trailing characters"]),
        ("a.json", "{\"a\": 1e999}", &["a.json:1:11 at /a: the file is not valid JSON: number out of range"]),
        ("a.yaml", "a: *nowhere\n", &["a.yaml:1:4 at /a: the file is not valid YAML: unknown anchor"]),
    ];
    for (file, text, expected) in cases {
        assert_eq!(summary(&problems(file, text)), *expected, "{text}");
    }
}

#[test]
fn broken_syntax_is_told_with_what_was_found_before_it() {
    let problems = problems("a.yaml", "a:\n  b: 1\n  b: 2\nc: {d: [1, 2}\n");
    let [first, second] = &summary(&problems)[..] else { panic!("two problems are expected: {problems}") };
    assert_eq!(first, "a.yaml:3:3 at /a/b: duplicate key `b` in the same object");
    assert!(
        second.starts_with("a.yaml:4:13 at /c/d/2: the file is not valid YAML: did not find"),
        "{second}"
    );
    assert!(!second.contains("line 4 column 13"), "the position is shown only once: {second}");
}

#[test]
fn a_forbidden_character_is_told_by_its_line() {
    let problems = problems("a.yaml", "a: 1\nb: x\u{7}\n");
    let expected = "a.yaml:2:5 at /: the file is not valid YAML: control characters are not allowed";
    assert_eq!(summary(&problems), [expected]);
}

#[test]
fn deep_nesting_is_rejected_at_every_size() {
    for depth in [101, 127, 128, 129, 500, 20_000] {
        for (file, open, close) in [("a.json", "{\"a\":", "}"), ("a.yaml", "{a: ", "}")] {
            // The YAML scanner takes quadratic time for nested brackets.
            if file == "a.yaml" && depth > 1000 {
                continue;
            }
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            let found = summary(&problems(file, &text));
            let [only] = &found[..] else { panic!("one problem is expected: {found:?}") };
            assert!(
                only.ends_with("/a/a: the document is nested more than 100 levels deep"),
                "{file} {depth}: {only}"
            );
        }
    }
}

#[test]
fn an_alias_inside_its_own_anchor_is_rejected() {
    let found = summary(&problems("a.yaml", "a: &a\n  b: *a\n"));
    assert!(found[0].ends_with("/b/b: the document is nested more than 100 levels deep"), "{found:?}");
}

#[test]
fn alias_bombs_are_rejected() {
    // Each anchor repeats the previous one nine times.
    let mut nested = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let before = level - 1;
        writeln!(nested, "a{level}: &a{level} [{}]", vec![format!("*a{before}"); 9].join(", "))
            .expect("writing to a string");
    }
    let wide = format!("text: &text {}\nlist: [{}]\n", "x".repeat(1 << 20), vec!["*text"; 70].join(", "));
    let long = format!("text: &text [{}]\nlist: [{}]\n", "1, ".repeat(11_000), vec!["*text"; 100].join(", "));
    let hydra = "a: &a [*a, *a]\n".to_owned();
    let cases = [
        (nested, "aliases expand to too much content"),
        (wide, "the document is too large after alias expansion"),
        (long, "the document is too large after alias expansion"),
        (hydra, "aliases expand to too much content"),
    ];
    for (text, expected) in cases {
        let found = summary(&problems("a.yaml", &text));
        let last = found.last().expect("a problem");
        assert!(last.ends_with(expected), "{expected}: {last}");
    }
}

/// The slice may drop such a number and an overlay may replace it.
#[test]
fn numbers_that_do_not_fit_are_told_where_they_remain() {
    let text = "a: -.inf\nb: [1, 18446744073709551616]\nc: -9223372036854775809\nd: .nan\ne: ~\n";
    let mut document = load("a.yaml", text);
    assert!(document.remove(&Pointer::root().key("c")));
    assert!(document.set(&Pointer::root().key("d"), 1.into(), &super::places::action()));
    let mut problems = Diagnostics::default();
    document.reject_unfit_numbers(&mut problems);
    assert_eq!(
        summary(&problems),
        [
            "a.yaml:1:1 at /a: the number -.inf cannot be represented in JSON",
            "a.yaml:2:1 at /b/1: the number 18446744073709551616 does not fit in 64 bits",
        ]
    );
}

#[test]
fn problems_without_end_are_cut_off() {
    let text = format!("a: [{}]", "!t b, ".repeat(5000));
    let found = summary(&problems("a.yaml", &text));
    assert_eq!(found.len(), 101);
    assert_eq!(found[100], "a.yaml:1:1 at /a/99: the file has too many problems");
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let latin = folder.path().join("latin.yaml");
    fs::write(&latin, b"a: 1\nb: caf\xe9\n").expect("a file");
    let large = folder.path().join("large.yaml");
    fs::File::create(&large).and_then(|file| file.set_len(65 * 1024 * 1024)).expect("a file");
    let cases = [
        (latin.as_path(), ":2:7 at /: the file is not UTF-8 text"),
        (&large, " at /: the file is larger than 64 MiB"),
        (folder.path(), " at /: the file is not a regular file"),
        (Path::new("no/such/file.yaml"), " at /: the file cannot be read: "),
    ];
    for (path, expected) in cases {
        let found = summary(&Document::read(path).expect_err("a problem"));
        let expected = format!("{}{expected}", path.display());
        assert!(found.len() == 1 && found[0].starts_with(&expected), "{expected}: {found:?}");
    }
}
