//! A connection that an earlier request has used.

use std::time::Duration;

use integration_tests::faults::{Play, Scene, Script, Step, answer};

use super::{Fault, Means};

pub(super) fn faults() -> Vec<Fault> {
    let well = || Step::Write(answer("200 OK", "", "{}"));
    // What the second request meets on the connection of the first. On any other connection all is well.
    let second = |name: &str, means, steps: Vec<Step>| {
        let first = Script::new([Step::ReadRequest, well()].into_iter().chain(steps));
        let others = Script::answering(answer("200 OK", "", "{}"));
        let means = [means, Means::Success];
        let play = Play::new([first, others]);
        Fault { means: means.to_vec(), ..Fault::new(name, Scene::Http(play), Means::Success) }
            .after_a_success()
    };
    vec![
        second("none: still open", Means::Success, vec![Step::ReadRequest, well(), Step::Hang]),
        second("closed while it was idle", Means::Success, vec![Step::Close]),
        second(
            "reset while it was idle",
            Means::Success,
            vec![Step::Pause(Duration::from_millis(5)), Step::Reset],
        ),
        second("closed as the next request arrives", Means::Unknown, vec![Step::ReadByte, Step::Close]),
        second("reset as the next request arrives", Means::Unknown, vec![Step::ReadByte, Step::Reset]),
        second("closed once the next request was read", Means::Unknown, vec![Step::ReadRequest, Step::Close]),
        second("silent", Means::Unknown, vec![Step::Hang]).hangs(),
    ]
}
