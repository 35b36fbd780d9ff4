//! What must hold for every cell.

use std::time::Duration;

use signalwire_calling::Outcome;

use crate::capture::is_telling;
use crate::catalogue::{Expected, Fault};
use crate::cell::{Cell, Command, Policy};

/// Returns the rules that the cell breaks.
pub(crate) fn breaches(fault: &Fault, cell: &Cell) -> Vec<String> {
    let has_body = matches!(cell.command, Command::Dial | Command::PlayStop);
    let of_attempts: Vec<_> =
        (0..cell.attempts).map(|attempt| fault.expected_of(attempt, has_body)).collect();
    let Some((last, earlier)) = of_attempts.split_last() else {
        return vec!["the client reports no attempts".to_owned()];
    };
    let arrived = cell.arrived;
    let certainly_sent = earlier.iter().filter(|earlier| **earlier != Expected::NotSent).count();
    let rules = [
        (expected(*last, earlier) == cell.outcome(), "the outcome is wrong"),
        (
            cell.command != Command::Dial || earlier.iter().all(|earlier| *earlier <= Expected::Rejected),
            "a command that is not idempotent was retried after it may have been carried out",
        ),
        (
            cell.command != Command::Dial || arrived.posts <= 1 + certainly_sent,
            "a command that is not idempotent arrived twice",
        ),
        (
            cell.outcome() != Some(Outcome::NotSent) || arrived.begun == 0,
            "the outcome is `NotSent`, but the request arrived",
        ),
        (arrived.posts <= cell.attempts, "more requests arrived than the client reports"),
        (cell.policy != Policy::Never || cell.attempts == 1, "it was retried against the policy"),
        (
            cell.result.as_ref().err().is_none_or(|error| error.attempts() as usize == cell.attempts),
            "the error reports the wrong number of attempts",
        ),
        (cell.is_in_time(), "it took too long"),
        (!is_telling(&cell.seen), "a secret is visible"),
    ];
    rules.into_iter().filter(|(holds, _)| !holds).map(|(_, breach)| breach.to_owned()).collect()
}

/// The outcome by the rules: a success, or otherwise the worst that may have happened.
fn expected(last: Expected, earlier: &[Expected]) -> Option<Outcome> {
    match earlier.iter().copied().fold(last, Expected::max) {
        _ if last == Expected::Success => None,
        Expected::NotSent => Some(Outcome::NotSent),
        Expected::Rejected => Some(Outcome::Rejected),
        Expected::Unknown | Expected::Success => Some(Outcome::Unknown),
    }
}

/// Describes a cell for the report of a broken rule.
pub(crate) fn described(fault: &Fault, cell: &Cell) -> String {
    let Fault { group, name, variant, .. } = fault;
    let Cell { command, policy, arrived, attempts, result, elapsed, .. } = cell;
    let elapsed = Duration::from_millis(u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX));
    format!(
        "{group}: {name} {variant}: {command:?}, {policy:?}: {arrived:?}, {attempts} attempts, {elapsed:?}, {result:?}"
    )
}
