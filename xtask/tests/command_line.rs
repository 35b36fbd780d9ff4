//! The built command, run as a shell would run it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn xtask(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the command was built with this test")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn help_tells_the_options_the_exit_codes_and_how_to_begin() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let overview = xtask(folder.path(), &["--help"]);
    assert_eq!(overview.status.code(), Some(0));
    assert!(text(&overview.stdout).contains("codegen  Write the client crate"), "{}", text(&overview.stdout));
    let help = xtask(folder.path(), &["codegen", "--help"]);
    assert_eq!(help.status.code(), Some(0));
    let help = text(&help.stdout);
    let words =
        ["Usage: cargo xtask codegen", "--check", "--spec <FILE>", "--overlay <FILE>", "--no-overlay"];
    for word in words.into_iter().chain(["--config <FILE>", "--out <DIR>", "Exit codes:", "Examples:"]) {
        assert!(help.contains(word), "{word}: {help}");
    }
}

#[test]
fn a_wrong_command_line_exits_with_2() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let cases: [(&[&str], &str); 5] = [
        (&[], "Usage: cargo xtask <COMMAND>"),
        (&["codgen"], "error: unrecognized subcommand 'codgen'"),
        (&["codegen", "--chek"], "error: unexpected argument '--chek'"),
        (&["codegen", "--spec"], "error: a value is required for '--spec <FILE>'"),
        (
            &["codegen", "--no-overlay", "--overlay", "o.yaml"],
            "error: the argument '--no-overlay' cannot be used with",
        ),
    ];
    for (arguments, expected) in cases {
        let output = xtask(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains(expected), "{arguments:?}: {}", text(&output.stderr));
    }
}

#[test]
fn broken_sources_exit_with_1_and_write_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("broken.yaml"), "a: 1\na: 2\nb: [\n").expect("a file");
    for (spec, expected) in [
        ("missing.yaml", "error: the file cannot be read: "),
        ("broken.yaml", " --> broken.yaml:2:1\n  |\n2 | a: 2\n  | ^ /a\n"),
    ] {
        for check in [&["--check"][..], &[]] {
            let arguments = [&["codegen", "--spec", spec, "--no-overlay", "--out", "client"], check].concat();
            let output = xtask(folder.path(), &arguments);
            assert_eq!(output.status.code(), Some(1), "{arguments:?}");
            assert!(text(&output.stderr).contains(expected), "{arguments:?}: {}", text(&output.stderr));
            assert!(!folder.path().join("client").exists(), "{arguments:?}");
        }
    }
}
