//! Stored values are readable forever: requests, responses and webhooks that earlier versions wrote.
//!
//! Lines are added and never changed. `CORPUS=add` adds some for every command and kind of webhook that has none yet.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use integration_tests::description::{examples, webhook_examples};
use serde_json::{Value, json};
use signalwire_calling::responses::Leg;
use signalwire_calling::{CallRequest, JsonReader};

use crate::case::{cases, payloads};
use crate::description::{response, webhooks};
use crate::make::Generator;
use crate::outcome::seed;
use integration_tests::same::same;

/// How many random values are stored in addition to the examples of a command.
const RANDOM: u32 = 2;

/// How many legs are stored.
const LEGS: u32 = 20;

#[test]
fn stored_requests_are_read() {
    if adds() {
        add_requests();
    }
    let mut commands = BTreeSet::new();
    for line in lines("requests.jsonl") {
        let request: CallRequest = JsonReader::new()
            .read_str(&line)
            .unwrap_or_else(|error| panic!("a stored request cannot be read: {error}\n{line}"));
        assert!(!matches!(request, CallRequest::Other { .. }), "a stored command is no longer known\n{line}");
        let written = serde_json::to_value(&request).expect("a request is JSON");
        assert!(same(&written, &parsed(&line)), "a stored request is written back as\n{written}\n{line}");
        commands.insert(request.name().to_owned());
    }
    let missing: Vec<_> = commands_of_the_description().filter(|name| !commands.contains(*name)).collect();
    assert!(missing.is_empty(), "nothing is stored for {missing:?}: run this test with `CORPUS=add`");
}

#[test]
fn stored_answers_are_read() {
    if adds() {
        add_answers();
    }
    let lines = lines("answers.jsonl");
    assert!(lines.len() >= 20, "only {} responses are stored", lines.len());
    for line in lines {
        let leg: Leg = JsonReader::new()
            .read_str(&line)
            .unwrap_or_else(|error| panic!("a stored response cannot be read: {error}\n{line}"));
        let written = serde_json::to_value(&leg).expect("a response is JSON");
        assert!(same(&written, &parsed(&line)), "a stored response is written back as\n{written}\n{line}");
    }
}

#[test]
fn stored_payloads_are_read() {
    if adds() {
        add_payloads();
    }
    let stored: Vec<Value> = lines("payloads.jsonl").iter().map(|line| parsed(line)).collect();
    for case in payloads() {
        let mut own =
            stored.iter().filter(|line| line["kind"] == case.name).map(|line| &line["payload"]).peekable();
        assert!(
            own.peek().is_some(),
            "nothing is stored for `{}`: run this test with `CORPUS=add`",
            case.name
        );
        for payload in own {
            let read = (case.take)(payload).and_then(|kept| kept);
            assert!(read.is_ok(), "a stored payload is no longer read: {read:?}\n{payload}");
            let is_known = !(case.untyped)(payload).contains(&"event_type".to_owned());
            assert!(is_known, "a stored kind is no longer known\n{payload}");
        }
    }
}

fn adds() -> bool {
    std::env::var("CORPUS").is_ok_and(|what| what == "add")
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name)
}

fn lines(name: &str) -> Vec<String> {
    let text = fs::read_to_string(path(name)).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

fn parsed(line: &str) -> Value {
    serde_json::from_str(line).expect("a line is JSON")
}

fn commands_of_the_description() -> impl Iterator<Item = &'static str> {
    cases().into_iter().map(|case| case.name).filter(|name| !name.contains("::"))
}

/// Adds examples and random values, as this version writes them.
fn add_requests() {
    let mut lines = lines("requests.jsonl");
    let stored: BTreeSet<_> = lines.iter().map(|line| parsed(line)["command"].to_string()).collect();
    let is_new = |value: &Value| !stored.contains(&value["command"].to_string());
    let shown = examples().map(|(_, example)| example.value.clone());
    let random = cases().into_iter().enumerate().filter(|(_, case)| !case.name.contains("::"));
    let random = random.flat_map(|(index, case)| {
        (0..RANDOM).filter_map(move |trial| Generator::new(seed(index, trial)).make(&[case.schema]))
    });
    for value in shown.chain(random).filter(is_new) {
        let request: CallRequest = serde_json::from_value(value).expect("a request from the description");
        lines.push(serde_json::to_string(&request).expect("a request is JSON"));
    }
    store("requests.jsonl", &lines);
}

fn add_answers() {
    let mut lines = lines("answers.jsonl");
    for trial in 0..LEGS {
        let value = Generator::new(seed(3, trial)).make(&[response()]).expect("a random response");
        let leg: Leg = serde_json::from_value(value).expect("a response from the description");
        let line = serde_json::to_string(&leg).expect("a response is JSON");
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    store("answers.jsonl", &lines);
}

/// Adds examples and random values of each kind that has none yet.
fn add_payloads() {
    let mut lines = lines("payloads.jsonl");
    let shown: Vec<(&str, Value)> = webhooks()
        .flat_map(|(webhook, _)| webhook_examples(webhook).into_iter().map(move |value| (webhook, value)))
        .collect();
    let kind = |line: &String| parsed(line)["kind"].clone();
    let stored: Vec<Value> = lines.iter().map(kind).collect();
    for (index, case) in
        payloads().into_iter().enumerate().filter(|(_, case)| !stored.contains(&case.name.into()))
    {
        let is_own =
            |(webhook, value): &&(&str, Value)| *webhook == case.name || value["event_type"] == case.name;
        let shown = shown.iter().filter(is_own).map(|(_, value)| value.clone());
        let random = (0..RANDOM).filter_map(|trial| Generator::new(seed(index, trial)).make(&[case.schema]));
        let line = |payload: Value| json!({"kind": case.name, "payload": payload}).to_string();
        lines.extend(shown.chain(random).map(line));
    }
    store("payloads.jsonl", &lines);
}

fn store(name: &str, lines: &[String]) {
    fs::create_dir_all(path("")).expect("a writable folder");
    fs::write(path(name), lines.join("\n") + "\n").expect("a writable folder");
}
