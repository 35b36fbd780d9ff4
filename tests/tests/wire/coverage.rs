//! No command is left out.

use std::collections::BTreeSet;

use integration_tests::description::{endpoint, example};

use crate::row::Row;
use crate::{agent, calls, input, live, media, play, record, sidecar};

/// Every table of hand-written calls.
const TABLES: [&[Row]; 8] =
    [calls::ROWS, agent::ROWS, sidecar::ROWS, play::ROWS, record::ROWS, input::ROWS, media::ROWS, live::ROWS];

/// The commands of the API, to notice one that vanishes from the description.
const COMMANDS: [&str; 42] = [
    "calling.ai.stop",
    "calling.ai_hold",
    "calling.ai_message",
    "calling.ai_sidecar",
    "calling.ai_sidecar.ask",
    "calling.ai_sidecar.poke",
    "calling.ai_sidecar.status",
    "calling.ai_sidecar.stop",
    "calling.ai_unhold",
    "calling.collect",
    "calling.collect.start_input_timers",
    "calling.collect.stop",
    "calling.denoise",
    "calling.denoise.stop",
    "calling.detect",
    "calling.detect.stop",
    "calling.disconnect",
    "calling.end",
    "calling.live_transcribe",
    "calling.live_translate",
    "calling.play",
    "calling.play.pause",
    "calling.play.resume",
    "calling.play.stop",
    "calling.play.volume",
    "calling.receive_fax.stop",
    "calling.record",
    "calling.record.pause",
    "calling.record.resume",
    "calling.record.stop",
    "calling.refer",
    "calling.send_fax.stop",
    "calling.stream",
    "calling.stream.stop",
    "calling.tap",
    "calling.tap.stop",
    "calling.transcribe",
    "calling.transcribe.stop",
    "calling.transfer",
    "calling.user_event",
    "dial",
    "update",
];

#[test]
fn every_command_of_the_description_is_called_by_hand_and_no_other() {
    let rows = TABLES.iter().copied().flatten();
    let called: BTreeSet<_> = rows.map(|row| example(row.example).0.wire.as_str()).collect();
    let described: BTreeSet<_> = endpoint().commands.iter().map(|command| command.wire.as_str()).collect();
    assert_eq!(called, described);
    assert_eq!(called, BTreeSet::from(COMMANDS));
}

#[test]
fn no_example_is_called_twice() {
    let mut seen = BTreeSet::new();
    for row in TABLES.iter().copied().flatten() {
        assert!(seen.insert(row.example), "`{}` is in the tables twice", row.example);
    }
}
