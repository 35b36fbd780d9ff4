//! Some telling files of this repository's own client, whole, and what a maintainer reads after a run.

use integration_tests::generator::generation;

#[test]
fn telling_files() {
    let paths = [
        "src/commands/play.rs",
        "src/commands/dial.rs",
        "src/request.rs",
        "src/responses/call_response.rs",
        "src/types/call_id.rs",
    ];
    for path in paths {
        let text = generation().files.get(path).unwrap_or_else(|| panic!("{path} is not generated"));
        insta::assert_snapshot!(path.replace('/', "."), text);
    }
}

#[test]
fn report() {
    insta::assert_snapshot!("report", generation().report);
}

/// The description of this repository is in order: not even a warning.
#[test]
fn nothing_is_to_be_warned_about() {
    let warnings = &generation().warnings;
    assert!(warnings.is_empty(), "{warnings}");
}
