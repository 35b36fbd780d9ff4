//! Many trials on all processors, and one report of all failures.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{available_parallelism, scope};

use serde_json::Value;

/// How many failures of one case are printed in full.
const TOLD: usize = 3;

/// How many characters of a value are printed.
const SHOWN: usize = 3000;

/// A failed trial.
pub(crate) struct Failure {
    /// What it was about, such as a command.
    pub(crate) case: String,
    pub(crate) seed: u64,
    pub(crate) value: Value,
    pub(crate) what: String,
}

/// Runs the work for each item, one thread per processor. The results keep the order of the items.
pub(crate) fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut results = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return results };
            results.push((index, work(item)));
        }
    };
    let count = available_parallelism().map_or(1, usize::from);
    let mut results: Vec<_> = scope(|scope| {
        let threads: Vec<_> = (0..count).map(|_| scope.spawn(worker)).collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    });
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Fails if there are any failures, and prints the shortest values first: they are easiest to read.
pub(crate) fn assert_none(failures: Vec<Failure>) {
    let total = failures.len();
    let mut by_case: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for failure in failures {
        let text = failure.value.to_string();
        by_case.entry(failure.case).or_default().push((text.len(), failure.seed, failure.what, text));
    }
    let mut report = String::new();
    for (case, mut failures) in by_case {
        failures.sort();
        writeln!(report, "\n{case}: {} failures", failures.len()).expect("writing to a string");
        for (_, seed, what, text) in failures.iter().take(TOLD) {
            let text: String = text.chars().take(SHOWN).collect();
            writeln!(report, "  seed {seed:#x}: {what}\n    {text}").expect("writing to a string");
        }
    }
    assert!(report.is_empty(), "{total} failures{report}");
}

/// Returns the seed of one trial of one case.
pub(crate) fn seed(case: usize, trial: u32) -> u64 {
    ((case as u64) << 32) | u64::from(trial)
}
