//! What the description accepts, the client reads, accepts and writes unchanged.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use signalwire_calling::CallRequest;

use crate::case::{Case, tried};
use crate::outcome::{Failure, assert_none};
use integration_tests::same::same;

/// How many random requests of each command are tried.
const TRIALS: u32 = 1_000;

#[test]
fn random_values_survive_both_round_trips() {
    assert_none(tried(TRIALS, |case, seed| Vec::from_iter(failure(case, seed))));
}

fn failure(case: &Case, seed: u64) -> Option<Failure> {
    let Some(value) = case.generator(seed).make(&[case.schema]) else {
        let what = "no value was found that matches the description";
        return Some(case.failure(seed, Value::Null, what));
    };
    if !case.oracle.is_valid(&value) {
        let objection = case.oracle.iter_errors(&value).next();
        let what = objection
            .map(|error| format!("the validator objects at `{}`: {error}", error.instance_path()))
            .unwrap_or_default();
        return Some(case.failure(seed, value, what));
    }
    let what = (case.take)(&value).and_then(|kept| kept).err()?;
    Some(case.failure(seed, value, what))
}

/// Checks that a value is written as it was read, and reads as the same value again.
pub(crate) fn unchanged<T>(value: &Value, taken: &T) -> Result<(), String>
where
    T: DeserializeOwned + Serialize + PartialEq,
{
    let text = serde_json::to_string(taken).map_err(|error| format!("it cannot be written: {error}"))?;
    let written: Value =
        serde_json::from_str(&text).map_err(|error| format!("it is not written as JSON: {error}"))?;
    if !same(&written, value) {
        return Err(format!("it is written as {text}"));
    }
    // Parsing accepts duplicate keys; the length reveals them.
    if written.to_string().len() != text.len() {
        return Err(format!("it is written with a duplicate key: {text}"));
    }
    match serde_json::from_str::<T>(&text) {
        Ok(again) if again == *taken => Ok(()),
        Ok(_) => Err("the output is read as another value".to_owned()),
        Err(error) => Err(format!("the output cannot be read: {error}")),
    }
}

#[test]
fn every_command_is_read_as_itself() {
    let failures = tried(50, |case, seed| {
        let value = case.generator(seed).make(&[case.schema]).unwrap_or_default();
        let read = serde_json::from_value::<CallRequest>(value.clone());
        let is_itself = read.is_ok_and(|request| request.name() == case.name);
        let is_request = value.get("command").is_some();
        Vec::from_iter((is_request && !is_itself).then(|| case.failure(seed, value, "it is another command")))
    });
    assert_none(failures);
}
