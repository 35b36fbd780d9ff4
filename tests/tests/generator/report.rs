//! What a maintainer reads after a run on this repository's own description.

use integration_tests::generator::generation;

#[test]
fn report() {
    insta::assert_snapshot!("report", generation().report);
}

/// The description is in order: not even a warning.
#[test]
fn nothing_is_to_be_warned_about() {
    let warnings = &generation().warnings;
    assert!(warnings.is_empty(), "{warnings}");
}
