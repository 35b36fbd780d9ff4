//! The generated crate, and a program that reads requests with it.

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use integration_tests::generator::{Files, cargo, write_crate};
use serde::Deserialize;
use serde_json::{Value, json};

use super::position::Position;
use crate::support::{case::Case, combined};

/// A payload to read.
pub(super) struct Question {
    /// The group, the place of its schema, and the test.
    pub(super) place: (usize, Position, usize),
    pub(super) command: String,
    pub(super) payload: Value,
}

/// What the client makes of a payload.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Answer {
    Accepted {
        /// The payload, written back.
        written: Value,
        /// Whether a reader that denies unknown fields accepts it too.
        strictly: bool,
    },
    Refused(String),
    Panicked,
}

/// Builds a client of these fixtures and returns its answers.
pub(super) fn answers(name: &str, fixtures: &[(String, String)], questions: &[Question]) -> Vec<Answer> {
    let files = Case::new("combined.json", &combined::document(fixtures)).generated().files;
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    write_crate(&workspace.join("lamp-client"), &files).expect("a writable target folder");
    let program = Files::from([
        ("Cargo.toml".to_owned(), MANIFEST.to_owned()),
        ("src/main.rs".to_owned(), PROGRAM.to_owned()),
    ]);
    write_crate(&workspace.join("reader"), &program).expect("a writable target folder");
    std::fs::write(workspace.join("Cargo.toml"), WORKSPACE).expect("a writable target folder");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("crates");
    if let Err(said) = cargo(&workspace, &["build", "--package", "reader"], &target) {
        panic!("the client does not compile:\n{said}");
    }
    let mut child = Command::new(target.join("debug/reader"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program that was just built");
    let mut input = child.stdin.take().expect("a pipe");
    let lines: Vec<String> = questions
        .iter()
        .map(|it| {
            json!({"action": format!("lamp.{}", it.command), "lamp": "l", "args": it.payload}).to_string()
        })
        .collect();
    let writer = std::thread::spawn(move || input.write_all(lines.join("\n").as_bytes()));
    let output = child.wait_with_output().expect("the answers of the program");
    // Fails only if the program has ended early, which the number of answers shows.
    let _ = writer.join().expect("a writer");
    let answers: Vec<Answer> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("an answer"))
        .collect();
    if let Some(crashed) = questions.get(answers.len()) {
        panic!("the client crashed on {}: {}", crashed.command, crashed.payload);
    }
    answers
}

const WORKSPACE: &str = r#"[workspace]
resolver = "3"
members = ["lamp-client", "reader"]

[profile.dev]
debug = false
"#;

const MANIFEST: &str = r#"[package]
name = "reader"
version = "0.0.0"
edition = "2024"

[dependencies]
lamp-client = { path = "../lamp-client", default-features = false }
serde_json = "1"
"#;

const PROGRAM: &str = r#"use std::{io::{self, BufRead}, panic};

use lamp_client::{JsonReader, Request, Validate, to_json};
use serde_json::{Value, json};

fn answer(line: &str) -> Value {
    let request: Request = match serde_json::from_str(line) {
        Ok(request) => request,
        Err(error) => return json!({"refused": error.to_string()}),
    };
    if let Err(error) = request.validate() {
        return json!({"refused": error.to_string()});
    }
    let written: Value = match to_json(&request).map(|text| serde_json::from_str(&text)) {
        Ok(Ok(written)) => written,
        _ => return json!("panicked"),
    };
    let strictly = JsonReader::new().deny_unknown_fields().read_str::<Request>(line).is_ok();
    json!({"accepted": {"written": written["args"], "strictly": strictly}})
}

fn main() {
    for line in io::stdin().lock().lines() {
        let line = line.expect("a line");
        println!("{}", panic::catch_unwind(|| answer(&line)).unwrap_or_else(|_| json!("panicked")));
    }
}
"#;
