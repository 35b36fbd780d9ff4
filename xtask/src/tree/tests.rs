//! What counts as a difference, and what is ignored.

use std::fs;
use std::path::Path;

use super::Change::{Create, Remove, Replace};
use super::{Change, compare, is_left_alone};
use crate::sandbox::{self, Sandbox};

const CLIENT: &[(&str, &str)] = &[("Cargo.toml", "m"), ("src/a/b.rs", "b"), ("src/lib.rs", "l")];

fn check(sandbox: &Sandbox, client: &[(&str, &str)], expected: &[(&str, Change)], unchanged: usize) {
    let comparison = sandbox::compare(&sandbox::files(client), sandbox);
    let changes: Vec<_> =
        comparison.changes.iter().map(|(path, change)| (path.to_str().expect("UTF-8"), *change)).collect();
    assert_eq!((changes.as_slice(), comparison.unchanged), (expected, unchanged));
}

#[test]
fn equal_trees_have_no_changes() {
    check(&Sandbox::new(CLIENT), CLIENT, &[], 3);
}

#[test]
fn missing_different_and_unowned_files_are_changes() {
    let sandbox =
        Sandbox::new(&[("Cargo.toml", "m"), ("src/lib.rs", "other"), ("src/old/x.rs", ""), ("y", "")]);
    let expected = [("src/a/b.rs", Create), ("src/lib.rs", Replace), ("src/old/x.rs", Remove), ("y", Remove)];
    check(&sandbox, CLIENT, &expected, 1);
}

#[test]
fn everything_is_missing_from_a_folder_that_does_not_exist() {
    let sandbox = Sandbox::new(&[]);
    let comparison = compare(&sandbox::files(CLIENT), &sandbox.path().join("new")).expect("a comparison");
    assert!(comparison.changes.values().all(|change| *change == Create));
    assert_eq!((comparison.changes.len(), comparison.unchanged), (3, 0));
}

#[test]
fn a_file_that_is_not_text_is_a_difference() {
    let sandbox = Sandbox::new(CLIENT);
    sandbox.put("src/lib.rs", b"\xff\x00");
    check(&sandbox, CLIENT, &[("src/lib.rs", Replace)], 2);
}

#[test]
fn a_different_end_of_line_is_a_difference() {
    check(&Sandbox::new(&[("a", "x\r\n")]), &[("a", "x\n")], &[("a", Replace)], 0);
}

#[test]
fn what_cargo_and_others_put_there_is_left_alone() {
    let sandbox = Sandbox::new(CLIENT);
    for path in ["target/debug/x", "Cargo.lock", ".git/config", "src/.hidden", "src/.idea/x"] {
        sandbox.put(path, b"x");
    }
    check(&sandbox, CLIENT, &[], 3);
    for path in ["target", "target/x", "Cargo.lock", ".a", "a/.b/c"] {
        assert!(is_left_alone(Path::new(path)), "{path}");
    }
    for path in ["targets", "src/target", "src/Cargo.lock", "a.b"] {
        assert!(!is_left_alone(Path::new(path)), "{path}");
    }
}

#[test]
fn generated_files_with_a_dot_are_compared_and_their_neighbours_left_alone() {
    let client = [(".cargo/config.toml", "c"), (".gitignore", "g")];
    let sandbox = Sandbox::new(&[(".cargo/config.toml", "other"), (".cargo/mine", ""), (".gitignore", "g")]);
    check(&sandbox, &client, &[(".cargo/config.toml", Replace)], 1);
}

#[test]
fn a_folder_in_the_place_of_a_file_is_seen() {
    let sandbox = Sandbox::new(&[("Cargo.toml", "m"), ("src/a/b.rs/c", ""), ("src/lib.rs", "l")]);
    check(&sandbox, CLIENT, &[("src/a/b.rs", Create), ("src/a/b.rs/c", Remove)], 2);
}

#[test]
fn a_file_in_the_place_of_a_folder_is_seen() {
    let sandbox = Sandbox::new(&[("Cargo.toml", "m"), ("src", "")]);
    check(&sandbox, CLIENT, &[("src", Remove), ("src/a/b.rs", Create), ("src/lib.rs", Create)], 1);
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_rejected_and_not_followed() {
    let elsewhere = Sandbox::new(&[("secret", "s")]);
    let sandbox = Sandbox::new(CLIENT);
    for name in ["link", "src/lib2.rs", ".hidden", "target"] {
        std::os::unix::fs::symlink(elsewhere.path(), sandbox.path().join(name)).expect("a link");
    }
    let problems = compare(&sandbox::files(CLIENT), sandbox.path()).expect_err("problems").to_string();
    for name in ["link", "src/lib2.rs"] {
        let path = sandbox.path().join(name);
        assert!(problems.contains(&format!("error: {} is a symbolic link\n", path.display())), "{problems}");
    }
    assert_eq!(problems.matches("error: ").count(), 2, "{problems}");
}

#[cfg(unix)]
#[test]
fn names_that_are_not_utf8_are_unowned_files() {
    use std::os::unix::ffi::OsStrExt as _;
    let sandbox = Sandbox::new(CLIENT);
    fs::write(sandbox.path().join(std::ffi::OsStr::from_bytes(b"\xff")), "").expect("a file");
    let comparison = sandbox::compare(&sandbox::files(CLIENT), &sandbox);
    assert_eq!(comparison.changes.values().collect::<Vec<_>>(), [&Remove]);
}

#[test]
fn generated_paths_stay_in_the_folder() {
    for path in ["", "/etc/x", "../x", "a/../b", "a//b", "a/", "./a", "a\\b"] {
        let problems = super::files(&sandbox::generated(&[(path, "")])).expect_err(path).to_string();
        assert!(problems.contains(&format!("the generated file `{path}` would be outside")), "{problems}");
    }
    let generated = sandbox::generated(CLIENT);
    assert_eq!(super::files(&generated).expect("files"), sandbox::files(CLIENT));
}
