//! The report of a run on this repository's description.

use integration_tests::generator::generation;

#[test]
fn report() {
    insta::assert_snapshot!("report", generation().report);
}

/// The description is valid, without a single warning.
#[test]
fn nothing_is_to_be_warned_about() {
    let warnings = &generation().warnings;
    assert!(warnings.is_empty(), "{warnings}");
}
