//! Connections that close too early.

use std::time::Duration;

use integration_tests::faults::{Step, answer};

use super::{Expected, Fault};

pub(super) fn faults() -> Vec<Fault> {
    // By then the client has written the request; it notices the close only afterwards.
    let pause = || Step::Pause(Duration::from_millis(200));
    let lost = |name: &str, steps: Vec<Step>| Fault::http(name, Expected::Unknown, steps);
    let cut = |status: &str| {
        let mut bytes = answer(status, "content-type: application/json\r\n", br#"{"id":"leg","type":"x"}"#);
        bytes.truncate(bytes.len() - 10);
        bytes
    };
    let half = |status: &str, expected| {
        let name = format!("closed in the body of a {}", &status[..3]);
        Fault::bytes(name, expected, cut(status))
    };
    let reset = |status: &str, expected| {
        let name = format!("reset in the body of a {}", &status[..3]);
        Fault::http(name, expected, [Step::ReadRequest, Step::Write(cut(status)), pause(), Step::Reset])
    };
    vec![
        lost("closed before the request was read", vec![pause(), Step::Close]),
        lost("closed after its first byte was read", vec![Step::ReadByte, Step::Close]),
        lost("closed once the request was read", vec![Step::ReadRequest, Step::Close]),
        lost("reset before the request was read", vec![pause(), Step::Reset]),
        lost("reset after its first byte was read", vec![Step::ReadByte, Step::Reset]),
        lost("reset once the request was read", vec![Step::ReadRequest, Step::Reset]),
        Fault::bytes("closed in the status line", Expected::Unknown, "HTTP/1.1 20"),
        Fault::bytes("closed in the headers", Expected::Unknown, "HTTP/1.1 200 OK\r\ncontent-ty"),
        half("200 OK", Expected::Success),
        half("422 Unprocessable Content", Expected::Rejected),
        half("500 Internal Server Error", Expected::Unknown),
        reset("200 OK", Expected::Success),
        reset("422 Unprocessable Content", Expected::Rejected),
        reset("500 Internal Server Error", Expected::Unknown),
        Fault::bytes("an answer that is no HTTP", Expected::Unknown, "nonsense\r\n\r\n"),
        Fault::bytes(
            "the answer of a TLS server",
            Expected::Unknown,
            b"\x15\x03\x01\x00\x02\x02\x16".to_vec(),
        ),
    ]
}
