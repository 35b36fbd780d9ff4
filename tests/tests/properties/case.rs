//! The values under test: the request of each command, and the document that some of them carry; the payload of each
//! kind of webhook.

use std::fmt::Debug;

use jsonschema::Validator;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use signalwire_calling::{CallRequest, Validate, events, swml};

use crate::description::{commands, document_schema, resolved, webhooks};
use crate::make::Generator;
use crate::oracle::{CARRIERS, DOCUMENTS, PAYLOADS, REQUESTS};
use crate::outcome::{Failure, in_parallel, seed};
use crate::paths::Paths;
use crate::round_trip::unchanged;

/// How many trials one unit of work has.
const PIECE: u32 = 50;

/// What is tried, and how it is read.
pub(crate) struct Case {
    /// The command, the name of the document's type, the kind of event, or the webhook.
    pub(crate) name: &'static str,
    pub(crate) schema: &'static Value,
    /// Validates complete values.
    pub(crate) oracle: &'static Validator,
    /// Validates what the client itself is responsible for.
    pub(crate) checked: &'static Validator,
    /// Reads a value with the client, and reports what gets lost.
    ///
    /// Returns an error if the client rejects the value.
    pub(crate) take: fn(&Value) -> Result<Result<(), String>, String>,
    /// Returns the keys that the client does not read into fields of their own, if it tolerates any.
    pub(crate) untyped: fn(&Value) -> Vec<String>,
    pub(crate) paths: Paths,
}

/// Returns all cases.
pub(crate) fn cases() -> Vec<Case> {
    let requests = commands().into_iter().map(|command| Case {
        name: command.name,
        schema: command.schema,
        oracle: &REQUESTS,
        checked: &CARRIERS,
        take: take_request,
        untyped: |_| Vec::new(),
        paths: Paths::from(command.schema),
    });
    let document = Case {
        name: "swml::Document",
        schema: document_schema(),
        oracle: &DOCUMENTS,
        checked: &DOCUMENTS,
        take: take::<swml::Document>,
        untyped: |_| Vec::new(),
        paths: Paths::from(document_schema()),
    };
    requests.chain([document]).collect()
}

/// Returns the cases of what the server sends on its own: one for each kind of event and each other webhook.
pub(crate) fn payloads() -> Vec<Case> {
    let cases = webhooks().flat_map(|(webhook, schema)| {
        let case = match webhook {
            "callEvent" => payload::<events::Event>,
            "swmlRequest" => payload::<events::InboundCall>,
            "sidecarCallback" => payload::<events::SidecarCallback>,
            "aiDebug" => payload::<events::AiDebug>,
            "postPrompt" => payload::<events::PostPrompt>,
            "swaigCall" => payload::<events::SwaigCall>,
            "swaigSignatureRequest" => payload::<events::SwaigSignatureRequest>,
            other => panic!("the webhook `{other}` is not tested"),
        };
        let oracle = &PAYLOADS[webhook];
        match schema["oneOf"].as_array() {
            Some(kinds) => {
                let kinds = kinds.iter().map(resolved);
                kinds.map(|kind| case(kind_name(kind), kind, oracle)).collect()
            }
            None => vec![case(webhook, schema, oracle)],
        }
    });
    cases.collect()
}

fn payload<T>(name: &'static str, schema: &'static Value, oracle: &'static Validator) -> Case
where
    T: DeserializeOwned + Serialize + PartialEq + Debug,
{
    Case {
        name,
        schema,
        oracle,
        checked: oracle,
        take: take_payload::<T>,
        untyped: untyped::<T>,
        paths: Paths::from(schema),
    }
}

fn kind_name(kind: &'static Value) -> &'static str {
    kind["properties"]["event_type"]["enum"][0].as_str().expect("each kind of event has a name")
}

fn take_payload<T>(value: &Value) -> Result<Result<(), String>, String>
where
    T: DeserializeOwned + Serialize + PartialEq,
{
    let taken: T =
        serde_json::from_str(&value.to_string()).map_err(|error| format!("it cannot be read: {error}"))?;
    Ok(unchanged(value, &taken))
}

/// Returns the keys that are not in fields of their own, except those that are null, from the `Debug` output.
fn untyped<T: DeserializeOwned + Debug>(value: &Value) -> Vec<String> {
    let taken: T = serde_json::from_value(value.clone()).expect("payloads are never rejected");
    let text = format!("{taken:?}");
    if text.starts_with("Other(") {
        return vec!["event_type".to_owned()];
    }
    let additional = text.split("extra: {").skip(1).filter_map(|rest| rest.split_once('}'));
    let keys = additional.flat_map(|(fields, _)| fields.split(", ").filter(|field| !field.is_empty()));
    let keys = keys.map(|field| field.trim_end_matches(": ..").trim_matches('"').to_owned());
    keys.filter(|key| !has_null(value, key)).collect()
}

fn has_null(value: &Value, key: &str) -> bool {
    match value {
        Value::Object(members) => {
            members.get(key) == Some(&Value::Null) || members.values().any(|value| has_null(value, key))
        }
        Value::Array(items) => items.iter().any(|value| has_null(value, key)),
        _ => false,
    }
}

/// The client keeps unknown commands, since the server may know them; they are not in the description.
fn take_request(value: &Value) -> Result<Result<(), String>, String> {
    match serde_json::from_value(value.clone()) {
        Ok(CallRequest::Other { .. }) => Err("the client does not know the command".to_owned()),
        _ => take::<CallRequest>(value),
    }
}

fn take<T>(value: &Value) -> Result<Result<(), String>, String>
where
    T: DeserializeOwned + Serialize + PartialEq + Validate,
{
    let taken: T =
        serde_json::from_str(&value.to_string()).map_err(|error| format!("it cannot be read: {error}"))?;
    taken.validate().map_err(|error| format!("it is not accepted: {error}"))?;
    Ok(unchanged(value, &taken))
}

impl Case {
    /// Returns a generator of values. Half of them are steered to some schema, the others are fully random.
    pub(crate) fn generator(&self, seed: u64) -> Generator {
        let number = usize::try_from(seed & 0xffff).expect("the number is small");
        let generator = Generator::new(seed);
        if number % 2 == 0 { generator } else { generator.led(self.paths.to(number / 2 * 37)) }
    }

    /// Creates the report of a failed trial.
    pub(crate) fn failure(&self, seed: u64, value: Value, what: impl Into<String>) -> Failure {
        Failure { case: self.name.to_owned(), seed, value, what: what.into() }
    }
}

/// Tries each request and document this many times, each time with another seed, and collects the results.
pub(crate) fn tried<R: Send>(trials: u32, trial: impl Fn(&Case, u64) -> Vec<R> + Sync) -> Vec<R> {
    let cases = cases();
    assert!(cases.len() > 42, "the commands are missing");
    each_tried(&cases, trials, trial)
}

/// Tries these cases. The variable `TRIALS` multiplies the trials, for a run that has more time.
pub(crate) fn each_tried<R: Send>(
    cases: &[Case],
    trials: u32,
    trial: impl Fn(&Case, u64) -> Vec<R> + Sync,
) -> Vec<R> {
    let times = std::env::var("TRIALS").map_or(1, |times| times.parse().expect("a number"));
    let pieces: Vec<_> = cases
        .iter()
        .enumerate()
        .flat_map(|(index, case)| {
            let starts = (0..trials * times).step_by(PIECE as usize);
            starts.map(move |start| (index, case, start..(start + PIECE).min(trials * times)))
        })
        .collect();
    let results = in_parallel(&pieces, |(index, case, trials)| {
        trials.clone().flat_map(|number| trial(case, seed(*index, number))).collect::<Vec<_>>()
    });
    results.into_iter().flatten().collect()
}
