//! Connections that an earlier request has used.

use std::time::Duration;

use integration_tests::faults::{Play, Scene, Script, Step, answer};

use super::{Expected, Fault};

pub(super) fn faults() -> Vec<Fault> {
    let well = || Step::Write(answer("200 OK", "", "{}"));
    // What the second request meets on the first one's connection. All other connections work.
    let second = |name: &str, expected, steps: Vec<Step>| {
        let first = Script::new([Step::ReadRequest, well()].into_iter().chain(steps));
        let others = Script::answering(answer("200 OK", "", "{}"));
        let expected = [expected, Expected::Success];
        let play = Play::new([first, others]);
        Fault { expected: expected.to_vec(), ..Fault::new(name, Scene::Http(play), Expected::Success) }
            .after_a_success()
    };
    vec![
        second("none: still open", Expected::Success, vec![Step::ReadRequest, well(), Step::Hang]),
        second("closed while it was idle", Expected::Success, vec![Step::Close]),
        second(
            "reset while it was idle",
            Expected::Success,
            vec![Step::Pause(Duration::from_millis(5)), Step::Reset],
        ),
        second("closed as the next request arrives", Expected::Unknown, vec![Step::ReadByte, Step::Close]),
        second("reset as the next request arrives", Expected::Unknown, vec![Step::ReadByte, Step::Reset]),
        second(
            "closed once the next request was read",
            Expected::Unknown,
            vec![Step::ReadRequest, Step::Close],
        ),
        second("silent", Expected::Unknown, vec![Step::Hang]).hangs(),
    ]
}
