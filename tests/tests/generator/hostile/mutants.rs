//! Randomly changed fixtures: the generator neither panics nor hangs, and its output compiles.

use std::{
    env, fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc,
    thread,
    time::Duration,
};

use generator::Generation;
use generator::load::Document;
use integration_tests::random::Random;
use serde_json::Value;

use super::mutate::mutate;
use crate::{
    compiles::complaints,
    support::{case::Case, fixture},
};

/// Time limit for one description. Valid ones take milliseconds.
const PATIENCE: Duration = Duration::from_secs(30);

/// The results of all mutants.
#[derive(Debug, Default)]
struct Tally {
    accepted: Vec<(u64, Generation)>,
    refused: usize,
    panicked: Vec<String>,
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (accepted, panicked) = (self.accepted.len(), self.panicked.len());
        write!(formatter, "{accepted} accepted, {} rejected, {panicked} panicked", self.refused)
    }
}

/// Runs `MUTANTS` mutants, or the single one `MUTANT`.
///
/// `MUTANTS_COMPILED` is the number of accepted ones that are compiled.
#[test]
fn mutants_end_well() {
    let number =
        |name: &str, default: u64| env::var(name).map_or(default, |text| text.parse().expect("a number"));
    let seeds = match env::var("MUTANT") {
        Ok(seed) => vec![seed.parse().expect("a number")],
        Err(_) => (0..number("MUTANTS", 600)).collect(),
    };
    let tally = run(seeds);
    eprintln!("{tally}");
    assert!(tally.panicked.is_empty(), "{tally}\n{}", tally.panicked.join("\n"));
    let sample = usize::try_from(number("MUTANTS_COMPILED", 4)).expect("a small number");
    let step = (tally.accepted.len() / sample.max(1)).max(1);
    let crates = tally.accepted.into_iter().step_by(step).take(sample);
    let crates = crates.map(|(seed, generation)| (format!("mutant-{seed}"), generation.files)).collect();
    let complaints = complaints("mutants", crates);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Runs the generator on each in its own thread, to detect hangs.
fn run(seeds: Vec<u64>) -> Tally {
    let originals = originals();
    let (sender, receiver) = mpsc::channel();
    let waiting = seeds.clone();
    thread::spawn(move || {
        for seed in seeds {
            let (name, description) = mutant(&originals, seed);
            let outcome = catch_unwind(AssertUnwindSafe(|| Case::of_value(name, &description).generate()));
            if sender.send(outcome.map_err(|_| (name.to_owned(), description))).is_err() {
                break;
            }
        }
    });
    let mut tally = Tally::default();
    for seed in waiting {
        match receiver.recv_timeout(PATIENCE) {
            Ok(Ok(Ok(generation))) => tally.accepted.push((seed, generation)),
            Ok(Ok(Err(_))) => tally.refused += 1,
            Ok(Err((name, description))) => {
                tally.panicked.push(format!("mutant {seed} of {name}: {description}"));
            }
            Err(mpsc::RecvTimeoutError::Timeout) => panic!("mutant {seed} has not ended after {PATIENCE:?}"),
            Err(mpsc::RecvTimeoutError::Disconnected) => panic!("mutant {seed} ended without a result"),
        }
    }
    tally
}

/// Returns all valid fixtures.
fn originals() -> Vec<(String, Value)> {
    let whole = |(name, text): (String, String)| {
        let document = Document::parse(&format!("{name}.yaml"), &fixture::description(&text)).ok()?;
        Some((name, document.value().clone()))
    };
    fixture::constructs().into_iter().filter_map(whole).collect()
}

fn mutant(originals: &[(String, Value)], seed: u64) -> (&str, Value) {
    let mut random = Random::new(seed);
    let (name, original) = random.one_of(originals);
    let mut description = original.clone();
    // Most changes make a description invalid; many changes make all of them invalid.
    for _ in 0..=random.below(3) {
        mutate(&mut description, &mut random);
    }
    (name, description)
}
