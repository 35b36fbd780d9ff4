//! What the differences look like.

use std::fmt::Write as _;
use std::fs;

use super::unified;
use crate::sandbox::{self, Sandbox};

fn diff(client: &[(&str, &str)], sandbox: &Sandbox) -> String {
    let files = sandbox::files(client);
    let text = unified(&files, &sandbox::compare(&files, sandbox), sandbox.path());
    // The name of the temporary folder differs each time.
    let folder = sandbox.path().display().to_string();
    text.replace(folder.trim_start_matches('/'), "OUT")
}

#[test]
fn changed_new_and_unowned_files_are_shown_in_order() {
    let sandbox = Sandbox::new(&[("b.rs", "one\ntwo\nthree\n"), ("c.rs", "old\n"), ("same", "s")]);
    let client = [("a.rs", "new\n"), ("b.rs", "one\n2\nthree\n"), ("same", "s")];
    let expected = "\
--- /dev/null
+++ b/OUT/a.rs
@@ -0,0 +1 @@
+new
--- a/OUT/b.rs
+++ b/OUT/b.rs
@@ -1,3 +1,3 @@
 one
-two
+2
 three
--- a/OUT/c.rs
+++ /dev/null
@@ -1 +0,0 @@
-old
";
    assert_eq!(diff(&client, &sandbox), expected);
}

#[test]
fn equal_trees_show_nothing() {
    assert_eq!(diff(&[("a", "x")], &Sandbox::new(&[("a", "x")])), "");
}

#[test]
fn invisible_differences_are_made_visible() {
    let sandbox = Sandbox::new(&[("a", "x\r\n"), ("b", "x"), ("c", "\u{1b}[31mred\n")]);
    let expected = "\
--- a/OUT/a
+++ b/OUT/a
@@ -1 +1 @@
-x\\r
+x
--- a/OUT/b
+++ b/OUT/b
@@ -1 +1 @@
-x
\\ No newline at end of file
+x
--- a/OUT/c
+++ b/OUT/c
@@ -1 +1 @@
-\\u{1b}[31mred
+plain
";
    assert_eq!(diff(&[("a", "x\n"), ("b", "x\n"), ("c", "plain\n")], &sandbox), expected);
}

#[test]
fn what_is_not_text_is_only_named() {
    let sandbox = Sandbox::new(&[("empty", "")]);
    sandbox.put("a", b"\xff\xfe");
    sandbox.put("b", b"\0\0");
    fs::File::create(sandbox.path().join("c")).and_then(|file| file.set_len(5 << 20)).expect("a file");
    let expected = "\
--- a/OUT/a
+++ b/OUT/a
(the file on disk is not UTF-8 text; it cannot be shown)
--- a/OUT/b
+++ /dev/null
@@ -1 +0,0 @@
-\\u{0}\\u{0}
\\ No newline at end of file
--- a/OUT/c
+++ /dev/null
(the file on disk is too large; it cannot be shown)
--- a/OUT/empty
+++ /dev/null
";
    assert_eq!(diff(&[("a", "x\n")], &sandbox), expected);
}

#[test]
fn long_differences_are_cut_off_with_a_count() {
    let lines = |count: usize| {
        (0..count).fold(String::new(), |mut text, number| {
            let _ = writeln!(text, "{number}");
            text
        })
    };
    // Three header lines come before the lines of each file.
    let (first, second, third) = (lines(390), lines(20), lines(1));
    let text = diff(&[("a", &first), ("b", &second), ("c", &third)], &Sandbox::new(&[]));
    assert_eq!(text.lines().count(), 401);
    assert!(text.ends_with("+3\n... 20 more lines in 2 files\n"), "{text}");
}
