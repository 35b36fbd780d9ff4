//! Faults specific to HTTP/2.

use integration_tests::faults::{Http2Play, Http2Step as Step, Scene};

use super::{Expected, Fault};

const NO_ERROR: u32 = 0;
const INTERNAL_ERROR: u32 = 2;
const REFUSED_STREAM: u32 = 7;
const CANCEL: u32 = 8;
const ENHANCE_YOUR_CALM: u32 = 11;

pub(super) fn faults() -> Vec<Fault> {
    let play = |name: &str, expected, steps: Vec<Step>| {
        Fault::new(name, Scene::Http2(Http2Play::new(steps)), expected)
    };
    let request = || Step::ReadRequest;
    let reset = |name: &str, expected, code| play(name, expected, vec![request(), Step::ResetStream(code)]);
    let answered = |name: &str, expected, status| {
        let body = Step::Data(b"{}".to_vec());
        play(name, expected, vec![request(), Step::Head(status), body, Step::End])
    };
    let go_away = |name: &str, expected, last, code, then: Vec<Step>| {
        let steps = [request(), Step::GoAway { last, code }];
        play(name, expected, steps.into_iter().chain(then).collect())
    };
    let answer = || vec![Step::Head(200), Step::Data(b"{}".to_vec()), Step::End, Step::Close];
    vec![
        answered("none: 200", Expected::Success, 200),
        answered("429", Expected::Rejected, 429),
        answered("503", Expected::Unknown, 503),
        reset("RST_STREAM, REFUSED_STREAM", Expected::Rejected, REFUSED_STREAM),
        reset("RST_STREAM, CANCEL", Expected::Unknown, CANCEL),
        reset("RST_STREAM, INTERNAL_ERROR", Expected::Unknown, INTERNAL_ERROR),
        reset("RST_STREAM, NO_ERROR", Expected::Unknown, NO_ERROR),
        go_away("GOAWAY, request not looked at", Expected::Rejected, Some(0), NO_ERROR, vec![Step::Hang]),
        go_away(
            "GOAWAY, request not looked at, closed",
            Expected::Rejected,
            Some(0),
            NO_ERROR,
            vec![Step::Close],
        ),
        go_away(
            "GOAWAY with an error, request not looked at",
            Expected::Rejected,
            Some(0),
            ENHANCE_YOUR_CALM,
            vec![Step::Close],
        ),
        play(
            "two GOAWAY, the second without the request",
            Expected::Rejected,
            vec![
                request(),
                Step::GoAway { last: Some(0x7fff_ffff), code: NO_ERROR },
                Step::GoAway { last: Some(0), code: NO_ERROR },
                Step::Close,
            ],
        ),
        go_away("GOAWAY, request looked at, closed", Expected::Unknown, None, NO_ERROR, vec![Step::Close]),
        go_away(
            "GOAWAY, all requests looked at, closed",
            Expected::Unknown,
            Some(0x7fff_ffff),
            NO_ERROR,
            vec![Step::Close],
        ),
        go_away(
            "GOAWAY with an error, request looked at, closed",
            Expected::Unknown,
            None,
            INTERNAL_ERROR,
            vec![Step::Close],
        ),
        go_away("GOAWAY, request looked at, silence", Expected::Unknown, None, NO_ERROR, vec![Step::Hang])
            .hangs(),
        go_away("GOAWAY, request looked at, 200", Expected::Success, None, NO_ERROR, answer()),
        play("closed once the request was read", Expected::Unknown, vec![request(), Step::Close]),
        play("closed in the body of a 200", Expected::Success, vec![request(), Step::Head(200), Step::Close]),
        play("closed in the body of a 500", Expected::Unknown, vec![request(), Step::Head(500), Step::Close]),
        play(
            "RST_STREAM, REFUSED_STREAM, in the body of a 200",
            Expected::Success,
            vec![request(), Step::Head(200), Step::ResetStream(REFUSED_STREAM)],
        ),
        play("silence", Expected::Unknown, vec![request(), Step::Hang]).hangs(),
        // By the second request the client knows that the window is exhausted.
        Fault::new(
            "no room for the body, and silence",
            Scene::Http2(
                Http2Play::new([Step::ReadHead, Step::Hang])
                    .first([Step::ReadHead, Step::Head(200), Step::End])
                    .window(0),
            ),
            Expected::Unknown,
        )
        .after_a_success()
        .hangs(),
    ]
}
