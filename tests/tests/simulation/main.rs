//! Searches for lost calls in simulated worlds: the platform, other dialers, and a program that crashes.
//!
//! Everything runs in one process: a transport plays the platform. Each world comes from a seed.

mod killed;
mod platform;
mod program;

use std::thread;

use program::{Searcher, Tally, run};

/// Number of worlds that the real search runs in.
const WORLDS: u64 = 100_000;

/// Number of worlds in which a poor search must be caught.
const WORLDS_OF_MUTANTS: u64 = 4_000;

/// Number of threads that share the worlds.
const THREADS: u64 = 4;

fn run_all(worlds: u64, searcher: Searcher) -> Tally {
    let workers = (0..THREADS).map(|thread| {
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
            let seeds = (thread..worlds).step_by(usize::try_from(THREADS).expect("a small number"));
            runtime.expect("a runtime").block_on(run(seeds, searcher))
        })
    });
    let workers: Vec<_> = workers.collect();
    let tallies = workers.into_iter().map(|worker| worker.join().expect("no world panics"));
    tallies.fold(Tally::default(), Tally::plus)
}

#[test]
fn what_is_found_is_that_call_and_nothing_is_dialed_twice() {
    let tally = run_all(WORLDS, Searcher::Real);
    assert_eq!((tally.wrong, tally.dialed_twice), (0, 0), "{tally:?}");
    // Each way of ending a search was common, and so was each difficulty.
    for (what, count) in tally.ends() {
        assert!(count > WORLDS / 200, "only {count} {what}: {tally:?}");
    }
}

#[test]
fn a_false_statement_leads_to_wrong_calls() {
    let tally = run_all(WORLDS_OF_MUTANTS, Searcher::FalseStatement);
    assert!(tally.wrong > 20, "{tally:?}");
}

#[test]
fn a_window_wider_than_the_statement_leads_to_wrong_calls() {
    let tally = run_all(WORLDS_OF_MUTANTS, Searcher::WideWindow);
    assert!(tally.wrong > 20, "{tally:?}");
}

#[test]
fn a_naive_search_is_caught() {
    let tally = run_all(WORLDS_OF_MUTANTS, Searcher::Naive);
    assert!(tally.wrong > 200, "{tally:?}");
}
