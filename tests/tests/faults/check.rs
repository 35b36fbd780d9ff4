//! What must hold for every cell.

use std::time::Duration;

use signalwire_calling::Outcome;

use crate::capture::is_telling;
use crate::catalogue::{Expected, Fault};
use crate::cell::{Cell, Command, Policy};

/// Everything that does not hold.
pub(crate) fn breaches(fault: &Fault, cell: &Cell) -> Vec<String> {
    let of_attempts: Vec<_> = (0..cell.attempts).map(|attempt| fault.expected_of(attempt)).collect();
    let Some((last, earlier)) = of_attempts.split_last() else {
        return vec!["the client says that it tried nothing".to_owned()];
    };
    let arrived = cell.arrived;
    let certainly_sent = earlier.iter().filter(|earlier| **earlier != Expected::NotSent).count();
    let rules = [
        (expected(*last, earlier) == cell.outcome(), "the outcome is another"),
        (
            cell.command != Command::Dial || earlier.iter().all(|earlier| *earlier <= Expected::Rejected),
            "a command that must not be carried out twice was sent again after it may have been",
        ),
        (
            cell.command != Command::Dial || arrived.posts <= 1 + certainly_sent,
            "a command that must not be carried out twice arrived twice",
        ),
        (
            cell.outcome() != Some(Outcome::NotSent) || arrived.begun == 0,
            "something arrived that is said not to have been sent",
        ),
        (arrived.posts <= cell.attempts, "more arrived than was tried"),
        (cell.policy != Policy::Never || cell.attempts == 1, "it was sent again against the policy"),
        (
            cell.result.as_ref().err().is_none_or(|error| error.attempts() as usize == cell.attempts),
            "the error tells of another number of attempts",
        ),
        (cell.is_in_time(), "it took too long"),
        (!is_telling(&cell.seen), "a secret shows"),
    ];
    rules.into_iter().filter(|(holds, _)| !holds).map(|(_, breach)| breach.to_owned()).collect()
}

/// The outcome by the rules: a success is one, and otherwise what counts is the worst that may have happened.
fn expected(last: Expected, earlier: &[Expected]) -> Option<Outcome> {
    match earlier.iter().copied().fold(last, Expected::max) {
        _ if last == Expected::Success => None,
        Expected::NotSent => Some(Outcome::NotSent),
        Expected::Rejected => Some(Outcome::Rejected),
        Expected::Unknown | Expected::Success => Some(Outcome::Unknown),
    }
}

/// Everything about a cell that helps to understand a breach.
pub(crate) fn described(fault: &Fault, cell: &Cell) -> String {
    let Fault { group, name, variant, .. } = fault;
    let Cell { command, policy, arrived, attempts, result, elapsed, .. } = cell;
    let elapsed = Duration::from_millis(u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX));
    format!(
        "{group}: {name} {variant}: {command:?}, {policy:?}: {arrived:?}, {attempts} attempts, {elapsed:?}, {result:?}"
    )
}
