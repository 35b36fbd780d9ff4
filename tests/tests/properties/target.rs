//! What is tried: the request of each command, and the document that some of them carry.

use std::sync::LazyLock;

use jsonschema::Validator;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use signalwire_calling::{CallRequest, Validate, swml};

use crate::description::{commands, document_schema};
use crate::judge::{CARRIERS, DOCUMENTS, REQUESTS};
use crate::make::Maker;
use crate::outcome::{Failure, in_parallel, seed};
use crate::round_trip::unchanged;
use crate::ways::Ways;

/// How many times as many documents as requests of one command are tried: a document may hold any of 43 methods.
const DOCUMENTS_PER_REQUEST: u32 = 4;

/// How many trials one piece of work has.
const PIECE: u32 = 50;

/// What is tried, and how it is read.
pub(crate) struct Subject {
    /// The command, or the name of the document's type.
    pub(crate) name: &'static str,
    pub(crate) schema: &'static Value,
    /// Judges whole values.
    pub(crate) judge: &'static LazyLock<Validator>,
    /// Judges what the client itself answers for.
    pub(crate) checked: &'static LazyLock<Validator>,
    /// What the client makes of a value, and what it does not keep of it. An error if the client refuses it.
    pub(crate) take: fn(&Value) -> Result<Result<(), String>, String>,
    pub(crate) ways: Ways,
    trials: u32,
}

/// All subjects.
pub(crate) fn subjects() -> Vec<Subject> {
    let requests = commands().into_iter().map(|command| Subject {
        name: command.name,
        schema: command.schema,
        judge: &REQUESTS,
        checked: &CARRIERS,
        take: take::<CallRequest>,
        ways: Ways::from(command.schema),
        trials: 1,
    });
    let document = Subject {
        name: "swml::Document",
        schema: document_schema(),
        judge: &DOCUMENTS,
        checked: &DOCUMENTS,
        take: take::<swml::Document>,
        ways: Ways::from(document_schema()),
        trials: DOCUMENTS_PER_REQUEST,
    };
    requests.chain([document]).collect()
}

fn take<T>(value: &Value) -> Result<Result<(), String>, String>
where
    T: DeserializeOwned + Serialize + PartialEq + Validate,
{
    let taken: T =
        serde_json::from_str(&value.to_string()).map_err(|error| format!("it is not read: {error}"))?;
    taken.validate().map_err(|error| format!("it is not accepted: {error}"))?;
    Ok(unchanged(value, &taken))
}

impl Subject {
    /// Makes one of its values. Half of them are led to some schema, the others go by chance.
    pub(crate) fn maker(&self, seed: u64) -> Maker {
        let number = usize::try_from(seed & 0xffff).expect("the number is small");
        let maker = Maker::new(seed);
        if number % 2 == 0 { maker } else { maker.led(self.ways.to(number / 2 * 37)) }
    }

    /// A trial that went wrong.
    pub(crate) fn failure(&self, seed: u64, value: Value, what: impl Into<String>) -> Failure {
        Failure { subject: self.name.to_owned(), seed, value, what: what.into() }
    }
}

/// Tries each subject this many times, each time with a seed of its own, and gathers what came of it.
pub(crate) fn tried<R: Send>(trials: u32, trial: impl Fn(&Subject, u64) -> Vec<R> + Sync) -> Vec<R> {
    let subjects = subjects();
    assert!(subjects.len() > 42, "the commands are missing");
    let pieces: Vec<_> = subjects
        .iter()
        .enumerate()
        .flat_map(|(index, subject)| {
            let starts = (0..trials * subject.trials).step_by(PIECE as usize);
            starts.map(move |start| (index, subject, start..start + PIECE))
        })
        .collect();
    let results = in_parallel(&pieces, |(index, subject, trials)| {
        trials.clone().flat_map(|number| trial(subject, seed(*index, number))).collect::<Vec<_>>()
    });
    results.into_iter().flatten().collect()
}
