//! One fault after another: the worst that may have happened decides the outcome.

use integration_tests::faults::{Play, Script, Step, answer};

use super::Expected::{self, NotSent, Rejected, Success, Unknown};
use super::Fault;

pub(super) fn faults() -> Vec<Fault> {
    let status = |status: &str| {
        Script::ending(answer(status, "connection: close\r\n", r#"{"error":"no"}"#), Step::Close)
    };
    let patience = || status("429 Too Many Requests");
    let failure = || status("500 Internal Server Error");
    let lost = || Script::new([Step::ReadRequest, Step::Reset]);
    let missing = || status("404 Not Found");
    let well = || Script::answering(answer("200 OK", "", "{}"));
    let play = |scripts: Vec<Script>| Play::new(scripts);
    let gone = |scripts: Vec<Script>| Play::new(scripts).and_then_goes_away();
    let sequences: [(&str, Play, &[Expected]); 12] = [
        ("429, then 200", play(vec![patience(), well()]), &[Rejected, Success]),
        ("429, 429, then 200", play(vec![patience(), patience(), well()]), &[Rejected, Rejected, Success]),
        ("429, then 500", play(vec![patience(), failure()]), &[Rejected, Unknown]),
        ("429, then a reset", play(vec![patience(), lost()]), &[Rejected, Unknown]),
        ("429, then nobody listens", gone(vec![patience()]), &[Rejected, NotSent]),
        ("500, then 200", play(vec![failure(), well()]), &[Unknown, Success]),
        ("500, then 404", play(vec![failure(), missing()]), &[Unknown, Rejected]),
        ("500, then 429", play(vec![failure(), patience()]), &[Unknown, Rejected]),
        ("500, then nobody listens", gone(vec![failure()]), &[Unknown, NotSent]),
        ("a reset, then 200", play(vec![lost(), well()]), &[Unknown, Success]),
        ("a reset, then 404", play(vec![lost(), missing()]), &[Unknown, Rejected]),
        ("a reset, then nobody listens", gone(vec![lost()]), &[Unknown, NotSent]),
    ];
    sequences
        .into_iter()
        .map(|(name, play, expected)| Fault::sequence(name, play, expected.iter().copied()))
        .collect()
}
