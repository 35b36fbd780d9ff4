//! The values under test: the request of each command, and the document that some of them carry.

use std::sync::LazyLock;

use jsonschema::Validator;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use signalwire_calling::{CallRequest, Validate, swml};

use crate::description::{commands, document_schema};
use crate::make::Generator;
use crate::oracle::{CARRIERS, DOCUMENTS, REQUESTS};
use crate::outcome::{Failure, in_parallel, seed};
use crate::paths::Paths;
use crate::round_trip::unchanged;

/// How many documents are tried per request of a command: a document may hold any of 43 methods.
const DOCUMENTS_PER_REQUEST: u32 = 4;

/// How many trials one unit of work has.
const PIECE: u32 = 50;

/// What is tried, and how it is read.
pub(crate) struct Case {
    /// The command, or the name of the document's type.
    pub(crate) name: &'static str,
    pub(crate) schema: &'static Value,
    /// Validates complete values.
    pub(crate) oracle: &'static LazyLock<Validator>,
    /// Validates what the client itself is responsible for.
    pub(crate) checked: &'static LazyLock<Validator>,
    /// Reads a value with the client, and reports what gets lost.
    ///
    /// Returns an error if the client rejects the value.
    pub(crate) take: fn(&Value) -> Result<Result<(), String>, String>,
    pub(crate) paths: Paths,
    trials: u32,
}

/// Returns all cases.
pub(crate) fn cases() -> Vec<Case> {
    let requests = commands().into_iter().map(|command| Case {
        name: command.name,
        schema: command.schema,
        oracle: &REQUESTS,
        checked: &CARRIERS,
        take: take_request,
        paths: Paths::from(command.schema),
        trials: 1,
    });
    let document = Case {
        name: "swml::Document",
        schema: document_schema(),
        oracle: &DOCUMENTS,
        checked: &DOCUMENTS,
        take: take::<swml::Document>,
        paths: Paths::from(document_schema()),
        trials: DOCUMENTS_PER_REQUEST,
    };
    requests.chain([document]).collect()
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

/// Tries each case this many times, each time with another seed, and collects the results.
pub(crate) fn tried<R: Send>(trials: u32, trial: impl Fn(&Case, u64) -> Vec<R> + Sync) -> Vec<R> {
    let cases = cases();
    assert!(cases.len() > 42, "the commands are missing");
    let pieces: Vec<_> = cases
        .iter()
        .enumerate()
        .flat_map(|(index, case)| {
            let starts = (0..trials * case.trials).step_by(PIECE as usize);
            starts.map(move |start| (index, case, start..start + PIECE))
        })
        .collect();
    let results = in_parallel(&pieces, |(index, case, trials)| {
        trials.clone().flat_map(|number| trial(case, seed(*index, number))).collect::<Vec<_>>()
    });
    results.into_iter().flatten().collect()
}
