//! Connections that end too early.

use std::time::Duration;

use integration_tests::faults::{Step, answer};

use super::{Fault, Means};

pub(super) fn faults() -> Vec<Fault> {
    // By then the client has written the request, and sees the end only afterwards.
    let pause = || Step::Pause(Duration::from_millis(200));
    let lost = |name: &str, steps: Vec<Step>| Fault::http(name, Means::Unknown, steps);
    let cut = |status: &str| {
        let mut bytes = answer(status, "content-type: application/json\r\n", br#"{"id":"leg","type":"x"}"#);
        bytes.truncate(bytes.len() - 10);
        bytes
    };
    let half = |status: &str, means| {
        let name = format!("closed in the body of a {}", &status[..3]);
        Fault::bytes(name, means, cut(status))
    };
    let reset = |status: &str, means| {
        let name = format!("reset in the body of a {}", &status[..3]);
        Fault::http(name, means, [Step::ReadRequest, Step::Write(cut(status)), pause(), Step::Reset])
    };
    vec![
        lost("closed before the request was read", vec![pause(), Step::Close]),
        lost("closed after its first byte was read", vec![Step::ReadByte, Step::Close]),
        lost("closed once the request was read", vec![Step::ReadRequest, Step::Close]),
        lost("reset before the request was read", vec![pause(), Step::Reset]),
        lost("reset after its first byte was read", vec![Step::ReadByte, Step::Reset]),
        lost("reset once the request was read", vec![Step::ReadRequest, Step::Reset]),
        Fault::bytes("closed in the status line", Means::Unknown, "HTTP/1.1 20"),
        Fault::bytes("closed in the headers", Means::Unknown, "HTTP/1.1 200 OK\r\ncontent-ty"),
        half("200 OK", Means::Success),
        half("422 Unprocessable Content", Means::Rejected),
        half("500 Internal Server Error", Means::Unknown),
        reset("200 OK", Means::Success),
        reset("422 Unprocessable Content", Means::Rejected),
        reset("500 Internal Server Error", Means::Unknown),
        Fault::bytes("an answer that is no HTTP", Means::Unknown, "nonsense\r\n\r\n"),
        Fault::bytes("the answer of a TLS server", Means::Unknown, b"\x15\x03\x01\x00\x02\x02\x16".to_vec()),
    ]
}
