//! Random answers are recognised, and nothing of them is lost.

use integration_tests::client::client_of;
use integration_tests::server::{Reply, Server};
use serde_json::{Map, Value};
use signalwire_calling::CallResponse;

use crate::description::{resolved, response};
use crate::make::Generator;
use crate::oracle::RESPONSES;
use crate::outcome::{Failure, assert_none, seed};
use crate::same::same;
use crate::written::written;

/// How many random answers of each kind are tried.
const TRIALS: u32 = 250;

#[tokio::test]
async fn random_answers_are_recognised_and_nothing_is_lost() {
    let server = Server::start([]).await;
    let call = client_of(&server).call("call-id-xxx");
    let kinds = ["anyOf", "oneOf"].into_iter().find_map(|keyword| response()[keyword].as_array());
    let kinds = kinds.expect("an answer is one of several legs");
    assert!(kinds.len() >= 4, "legs are missing");
    let mut failures = Vec::new();
    for (index, kind) in kinds.iter().enumerate() {
        for trial in 0..TRIALS {
            let seed = seed(index, trial);
            let value = Generator::new(seed).make(&[resolved(kind)]).expect("a leg can be made");
            server.rescript([Reply::json("200 OK", &value)]);
            let objection = RESPONSES.iter_errors(&value).next().map(|error| error.to_string());
            let answer = call.ai_sidecar_status().await;
            let answer = answer.unwrap_or_else(|error| panic!("a success is never an error: {error}"));
            let what = objection.or_else(|| loss(&answer, &value));
            failures.extend(what.map(|what| Failure { case: format!("leg {index}"), seed, value, what }));
        }
    }
    assert_none(failures);
}

/// What is wrong with the answer that was read from this value.
fn loss(answer: &CallResponse, value: &Value) -> Option<String> {
    let extra = match answer {
        CallResponse::Call(leg) => &leg.extra,
        CallResponse::FabricDevice(leg) => &leg.extra,
        CallResponse::VideoRoom(leg) => &leg.extra,
        CallResponse::Dialogflow(leg) => &leg.extra,
        _ => return Some("it is not recognised".to_owned()),
    };
    // A declared field must be found in the field of its own.
    if let Some((name, _)) = extra.iter().next() {
        return Some(format!("`{name}` counts as unknown"));
    }
    let written = written(answer)?;
    (!same(&written, &without_nulls(value))).then(|| format!("it is read as {written}"))
}

/// Null says the same as an absent field.
fn without_nulls(value: &Value) -> Value {
    let members = value.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
    members.map(|(name, value)| (name.clone(), value.clone())).collect::<Map<_, _>>().into()
}
