//! What is on disk afterwards.

use std::path::Path;
use std::{fs, io};

use generator::diagnostic::Diagnostics;

use super::{Folder, STAGING};
use crate::sandbox::{self, Sandbox};
use crate::tree::{self, Files};

const CLIENT: &[(&str, &str)] = &[("Cargo.toml", "m"), ("src/a/b.rs", "b"), ("src/lib.rs", "l")];
const NAMES: [&str; 3] = ["Cargo.toml", "src/a/b.rs", "src/lib.rs"];

fn write(files: &Files<'_>, root: &Path) -> Result<(), Diagnostics> {
    let folder = Folder::open(root)?;
    let comparison = tree::compare(files, root)?;
    folder.stage(files, &comparison)?;
    folder.apply(&comparison)
}

fn write_client(sandbox: &Sandbox) {
    let files = sandbox::files(CLIENT);
    write(&files, sandbox.path()).unwrap_or_else(|problems| panic!("unexpected problems:\n{problems}"));
    let after = sandbox::compare(&files, sandbox);
    assert!(after.changes.is_empty(), "{after:?}");
}

#[test]
fn every_folder_becomes_the_client() {
    let cases: &[&[(&str, &str)]] = &[
        &[],
        CLIENT,
        &[("Cargo.toml", "garbage"), ("src/lib.rs", "garbage"), ("old/deep/x", ""), ("y", "")],
        // A folder in the place of a file, and a file in the place of a folder.
        &[("Cargo.toml/deep/x", ""), ("src", "")],
        &[("src/lib.rs/x", ""), ("src/a", "")],
    ];
    for files in cases {
        let sandbox = Sandbox::new(files);
        write_client(&sandbox);
        assert_eq!(sandbox.list(), NAMES, "{files:?}");
        assert_eq!(sandbox.text("src/lib.rs"), "l");
    }
}

#[test]
fn what_is_left_alone_stays() {
    let sandbox =
        Sandbox::new(&[("target/x", "1"), ("Cargo.lock", "2"), (".git/config", "3"), ("old/.keep", "4")]);
    write_client(&sandbox);
    let expected =
        [".git/config", "Cargo.lock", "Cargo.toml", "old/.keep", "src/a/b.rs", "src/lib.rs", "target/x"];
    assert_eq!(sandbox.list(), expected);
}

#[test]
fn empty_folders_go() {
    let sandbox = Sandbox::new(CLIENT);
    fs::create_dir_all(sandbox.path().join("a/b/c")).expect("folders");
    write_client(&sandbox);
    assert_eq!(sandbox.list(), NAMES);
}

#[test]
fn files_that_do_not_differ_are_not_touched() {
    let sandbox = Sandbox::new(&[("Cargo.toml", "m"), ("src/lib.rs", "other")]);
    let touched = |name: &str| {
        let metadata = fs::metadata(sandbox.path().join(name)).expect("a file");
        metadata.modified().expect("a time")
    };
    let before = touched("Cargo.toml");
    write_client(&sandbox);
    assert_eq!(touched("Cargo.toml"), before);
    assert_eq!(sandbox.text("src/lib.rs"), "l");
}

#[test]
fn the_folder_itself_is_made() {
    let sandbox = Sandbox::new(&[]);
    let files = sandbox::files(CLIENT);
    let out = sandbox.path().join("new/client");
    write(&files, &out).expect("a client");
    assert_eq!(sandbox.list(), NAMES.map(|name| format!("new/client/{name}")));
}

#[cfg(unix)]
#[test]
fn files_are_as_readable_as_others() {
    use std::os::unix::fs::PermissionsExt as _;
    let sandbox = Sandbox::new(&[("plain", "")]);
    let mode = |name: &str| fs::metadata(sandbox.path().join(name)).expect("a file").permissions().mode();
    let expected = mode("plain");
    write_client(&sandbox);
    assert_eq!(mode("src/lib.rs"), expected);
}

#[test]
fn what_cannot_be_written_is_named_and_the_rest_is_written() {
    // The folder in the place of the file is not empty: it holds an ignored file.
    let sandbox = Sandbox::new(&[("Cargo.toml/.keep", "")]);
    let files = sandbox::files(CLIENT);
    let problems = write(&files, sandbox.path()).expect_err("a problem").to_string();
    let path = sandbox.path().join("Cargo.toml");
    assert!(problems.starts_with(&format!("error: {} cannot be written: ", path.display())), "{problems}");
    assert_eq!(sandbox.list(), ["Cargo.toml/.keep", "src/a/b.rs", "src/lib.rs"]);
}

#[test]
fn a_second_run_has_to_wait() {
    let sandbox = Sandbox::new(CLIENT);
    let first = Folder::open(sandbox.path()).expect("the folder");
    let problems = Folder::open(sandbox.path()).err().expect("a problem").to_string();
    let expected = format!("error: another run of codegen writes to {}\n", sandbox.path().display());
    assert!(problems.starts_with(&expected), "{problems}");
    drop(first);
    assert!(Folder::open(sandbox.path()).is_ok());
    assert_eq!(sandbox.list(), NAMES);
}

#[test]
fn what_a_killed_run_left_behind_goes() {
    let left = format!("{STAGING}/src/lib.rs");
    let sandbox = Sandbox::new(&[(&left, "half a fi"), ("Cargo.toml", "m")]);
    write_client(&sandbox);
    assert_eq!(sandbox.list(), NAMES);
}

#[test]
fn a_full_disk_is_one_problem_and_changes_nothing() {
    let sandbox = Sandbox::new(&[("Cargo.toml", "old"), ("gone.rs", "")]);
    let files = sandbox::files(CLIENT);
    let folder = Folder::open(sandbox.path()).expect("the folder");
    let comparison = sandbox::compare(&files, &sandbox);
    let full = |_: &Path, _: &str| Err(io::ErrorKind::StorageFull.into());
    let problems = folder.stage_with(&files, &comparison, full).expect_err("a problem").to_string();
    drop(folder);
    assert_eq!(problems.matches("error: ").count(), 1, "{problems}");
    assert!(problems.contains("help: free some space"), "{problems}");
    assert_eq!(
        (sandbox.list(), sandbox.text("Cargo.toml")),
        (names(&["Cargo.toml", "gone.rs"]), "old".into())
    );
}

#[test]
fn a_name_that_the_file_system_does_not_take_changes_nothing() {
    let sandbox = Sandbox::new(&[("Cargo.toml", "old")]);
    let name = "x".repeat(300);
    let problems = write(&sandbox::files(&[("Cargo.toml", "m"), (&name, "")]), sandbox.path());
    let problems = problems.expect_err("a problem").to_string();
    assert!(problems.contains(&format!("{name} cannot be written: ")), "{problems}");
    assert_eq!((sandbox.list(), sandbox.text("Cargo.toml")), (names(&["Cargo.toml"]), "old".into()));
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
