//! The example programs: those that users write first, each short enough to read in one go.

use std::{fs, path::Path};

/// Every program has fewer lines than this.
const LIMIT: usize = 80;
/// A server with its document has fewer lines than this.
const LIMIT_OF_SERVERS: usize = 120;

#[test]
fn every_program_is_short() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/examples");
    let mut programs = Vec::new();
    for entry in fs::read_dir(folder).expect("the client's examples") {
        let path = entry.expect("a readable entry").path();
        let lines = fs::read_to_string(&path).expect("a readable program").lines().count();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let limit = if name == "ivr" { LIMIT_OF_SERVERS } else { LIMIT };
        assert!(lines < limit, "{name} has {lines} lines");
        programs.push(name);
    }
    programs.sort();
    assert_eq!(
        programs,
        ["campaign", "command_line", "dial_once", "ivr", "queue_worker", "recorder", "reminder"]
    );
}
