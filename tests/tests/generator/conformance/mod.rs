//! The official JSON Schema tests: every schema is generated rightly, kept as plain JSON with a warning, or
//! refused with a reason.
//!
//! Each schema is put in several places of a description. What can be generated becomes one crate, whose types
//! then read all values of the suite.

mod client;
mod outcome;
mod position;
mod suite;
mod table;

use std::fs;

use integration_tests::generator::root;

use outcome::Outcome;
use suite::Group;

/// Every tenth group, in the folder of the build: all of them take minutes.
#[test]
fn a_sample_of_the_official_tests() {
    let groups: Vec<Group> = suite::groups().into_iter().step_by(10).collect();
    let outcomes = outcome::outcomes(&groups, "conformance-sample");
    let wrong = table::wrong(&groups, &outcomes);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// All groups; with `INSTA_UPDATE=always`, also rewrites the page that shows the result.
#[test]
#[ignore = "takes minutes; `.ci/long` runs it"]
fn all_official_tests() {
    let groups = suite::groups();
    let outcomes = outcome::outcomes(&groups, "conformance");
    let page = table::page(&groups, &outcomes);
    let path = root().join("CONFORMANCE.md");
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, &page).expect("a writable repository");
    }
    let wrong = table::wrong(&groups, &outcomes);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(fs::read_to_string(&path).is_ok_and(|found| found == page), "CONFORMANCE.md is out of date");
}

/// What became of a group in each place.
type Outcomes = Vec<Vec<(position::Position, Outcome)>>;
