//! What the description accepts, the client reads, accepts and writes unchanged.

use serde_json::Value;
use signalwire_calling::{CallRequest, Validate};

use crate::description::{Command, commands};
use crate::judge::REQUESTS;
use crate::make::Maker;
use crate::outcome::{Failure, assert_none, in_parallel, seed};
use crate::same::same;

/// How many random requests of each command are tried.
const TRIALS: u32 = 1_000;

#[test]
fn random_requests_survive_both_round_trips() {
    let commands = commands();
    assert!(commands.len() > 40, "the commands are missing");
    let failures = in_parallel(&commands, |index, command| {
        (0..TRIALS).filter_map(|trial| failure(command, seed(index, trial))).collect::<Vec<_>>()
    });
    assert_none(failures.into_iter().flatten().collect());
}

fn failure(command: &Command, seed: u64) -> Option<Failure> {
    let fail = |value, what| Some(Failure { subject: command.name.to_owned(), seed, value, what });
    let Some(value) = Maker::new(seed).make(&[command.schema]) else {
        return fail(Value::Null, "no value was found that fulfils the description".to_owned());
    };
    let objection = REQUESTS.iter_errors(&value).next();
    let objection =
        objection.map(|error| format!("the validator objects at `{}`: {error}", error.instance_path()));
    if let Some(what) = objection {
        return fail(value, what);
    }
    match round_trips(&value, command.name) {
        Ok(()) => None,
        Err(what) => fail(value, what),
    }
}

/// JSON to Rust, Rust to JSON, and to Rust once more.
pub(crate) fn round_trips(value: &Value, name: &str) -> Result<(), String> {
    let request: CallRequest =
        serde_json::from_str(&value.to_string()).map_err(|error| format!("it is not read: {error}"))?;
    if request.name() != name {
        return Err(format!("it is read as `{}`", request.name()));
    }
    request.validate().map_err(|error| format!("it is not accepted: {error}"))?;
    unchanged(value, &request)
}

/// What was read is written as it was, and read again as it was.
pub(crate) fn unchanged(value: &Value, request: &CallRequest) -> Result<(), String> {
    let text = serde_json::to_string(request).map_err(|error| format!("it is not written: {error}"))?;
    let written: Value =
        serde_json::from_str(&text).map_err(|error| format!("it is written wrongly: {error}"))?;
    if !same(&written, value) {
        return Err(format!("it is written as {text}"));
    }
    // Reading forgives a key that stands twice; the length does not.
    if written.to_string().len() != text.len() {
        return Err(format!("it is written with a key twice: {text}"));
    }
    match serde_json::from_str::<CallRequest>(&text) {
        Ok(again) if again == *request => Ok(()),
        Ok(_) => Err("what was written is read as another request".to_owned()),
        Err(error) => Err(format!("what was written is not read: {error}")),
    }
}
