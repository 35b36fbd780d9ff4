//! Random responses are recognized, and nothing in them is lost.

use integration_tests::client::client_of;
use integration_tests::server::{Reply, Server};
use serde_json::{Map, Value};
use signalwire_calling::Answer;

use crate::description::response;
use crate::make::Generator;
use crate::oracle::RESPONSES;
use crate::outcome::{Failure, assert_none, seed};
use crate::written::written;
use integration_tests::same::same;

/// How many random responses are tried.
const TRIALS: u32 = 1_000;

#[tokio::test]
async fn random_answers_are_recognised_and_nothing_is_lost() {
    let server = Server::start([]).await;
    let call = client_of(&server).call("call-id-xxx");
    let mut failures = Vec::new();
    for trial in 0..TRIALS {
        let seed = seed(0, trial);
        let value = Generator::new(seed).make(&[response()]).expect("a random response");
        server.rescript([Reply::json("200 OK", &value)]);
        let objection = RESPONSES.iter_errors(&value).next().map(|error| error.to_string());
        let answer = call.ai_sidecar_status().await;
        let answer = answer.unwrap_or_else(|error| panic!("a success is never an error: {error}"));
        let what = objection.or_else(|| loss(&answer, &value));
        failures.extend(what.map(|what| Failure { case: "a leg".to_owned(), seed, value, what }));
    }
    assert_none(failures);
}

/// Returns what is wrong with the response that was read from this value.
fn loss(answer: &Answer, value: &Value) -> Option<String> {
    let Some(leg) = answer.leg() else { return Some("it is not recognized".to_owned()) };
    // A declared field must be in its own struct field, unless it is null.
    if let Some((name, _)) = leg.extra.iter().find(|(_, value)| !value.is_null()) {
        return Some(format!("`{name}` is read as unknown"));
    }
    let written = written(leg);
    if !same(&without_nulls(&written), &without_nulls(value)) {
        return Some(format!("it is read as {written}"));
    }
    let again = serde_json::to_value(leg).expect("a leg is JSON");
    (!same(&again, value)).then(|| format!("it is written back as {again}"))
}

/// Removes nulls, which mean the same as an absent field.
fn without_nulls(value: &Value) -> Value {
    let members = value.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
    members.map(|(name, value)| (name.clone(), value.clone())).collect::<Map<_, _>>().into()
}
