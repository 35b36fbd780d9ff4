//! The built command, run as a shell would run it, and its exit codes.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::LazyLock,
};

use integration_tests::generator::{read_crate, root, write_crate};
use serde_json::Value;

/// The command. Built by cargo if needed, then run directly.
static XTASK: LazyLock<PathBuf> = LazyLock::new(|| {
    let output = Command::new(env!("CARGO"))
        .args([
            "build",
            "--quiet",
            "--offline",
            "--package",
            "xtask",
            "--message-format",
            "json-render-diagnostics",
        ])
        .current_dir(root())
        .output()
        .expect("cargo, which runs this test");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let messages = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let executable = messages.find_map(|message| message["executable"].as_str().map(PathBuf::from));
    executable.expect("the package has one binary")
});

/// What a run of the command printed, and its exit code.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the command in a folder.
pub(crate) fn xtask(folder: &Path, arguments: &[&str]) -> Run {
    let command = Command::new(&*XTASK).args(arguments).current_dir(folder).output();
    let Output { status, stdout, stderr } = command.expect("the binary that cargo built");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Run { code: status.code(), out: text(stdout), err: text(stderr) }
}

#[test]
fn help() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, arguments) in [("help", &["--help"][..]), ("help_codegen", &["codegen", "--help"])] {
        let run = xtask(folder.path(), arguments);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{arguments:?}");
        insta::assert_snapshot!(name, run.out);
    }
}

#[test]
fn exit_codes_tell_how_it_ended() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("client");
    let out = out.to_str().expect("a plain path");
    let cases: [(&str, &[&str], i32); 7] = [
        ("missing, so stale", &["codegen", "--check", "--out", out], 4),
        ("written", &["codegen", "--out", out], 0),
        ("up to date", &["codegen", "--check", "--out", out], 0),
        ("no description", &["codegen", "--check", "--spec", "nothing.yaml", "--out", out], 1),
        ("not a description", &["codegen", "--check", "--spec", "client/Cargo.toml", "--out", out], 1),
        ("an overlay that does not fit", &["codegen", "--check", "--no-overlay", "--out", out], 1),
        ("a wrong command line", &["codegen", "--chek"], 2),
    ];
    for (what, arguments, code) in cases {
        let run = xtask(folder.path(), arguments);
        assert_eq!(run.code, Some(code), "{what}:\n{}\n{}", run.out, run.err);
        assert_eq!(run.err.is_empty(), code == 0 || code == 4, "{what}: {}", run.err);
    }
}

#[test]
fn a_stale_client_is_shown_and_left_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("client");
    let written = xtask(folder.path(), &["codegen", "--out", "client"]);
    assert_eq!(written.code, Some(0), "{}", written.err);
    let (changed, removed, added) = (out.join("src/lib.rs"), out.join("README.md"), out.join("src/notes.rs"));
    let text = std::fs::read_to_string(&changed).expect("the crate's root");
    std::fs::write(&changed, text.replacen("mod client;", "mod clients;", 1)).expect("a writable folder");
    std::fs::remove_file(&removed).expect("the README");
    std::fs::write(&added, "//! Notes.\n").expect("a writable folder");
    let run = xtask(folder.path(), &["codegen", "--check", "--out", "client"]);
    assert_eq!(run.code, Some(4), "{}", run.err);
    for line in [
        "--- a/client/src/lib.rs",
        "+++ b/client/src/lib.rs",
        "-mod clients;",
        "+mod client;",
        "-//! Notes.",
        "client is stale: 1 file changed, 1 missing, 1 left over",
        "to fix it, run: cargo xtask codegen --out client",
    ] {
        assert!(run.out.lines().any(|found| found == line), "{line:?} is not in\n{}", run.out);
    }
    assert!(!removed.exists() && added.exists(), "`--check` writes nothing");
    assert_eq!(xtask(folder.path(), &["codegen", "--out", "client"]).code, Some(0));
    assert_eq!(std::fs::read_to_string(&changed).expect("the crate's root"), text);
    assert!(removed.exists() && !added.exists(), "codegen fixes all of it");
}

/// Copied files are compared as well.
#[test]
fn a_changed_module_by_hand_makes_the_client_stale() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let spec = read_crate(&root().join("spec")).expect("the sources");
    write_crate(&folder.path().join("spec"), &spec).expect("a writable temporary folder");
    let (module, line) = ("spec/client/control_id.rs", "//! Random control ids");
    let text = spec["client/control_id.rs"].replacen(line, "//! Other control ids", 1);
    std::fs::write(folder.path().join(module), text).expect("a writable temporary folder");
    let generated = root().join("generated").display().to_string();
    let run = xtask(
        folder.path(),
        &[
            "codegen",
            "--check",
            "--spec",
            "spec/calling.yaml",
            "--overlay",
            "spec/overlay.yaml",
            "--config",
            "spec/client.toml",
            "--out",
            &generated,
        ],
    );
    assert_eq!(run.code, Some(4), "{}", run.err);
    assert!(run.out.contains("+//! Other control ids"), "{}", run.out);
    assert!(run.out.contains("is stale: 1 file changed, 0 missing, 0 left over"), "{}", run.out);
}
