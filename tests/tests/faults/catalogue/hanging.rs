//! Connections on which nothing comes, or too little.

use std::time::Duration;

use integration_tests::faults::{Step, answer};

use super::{Fault, Means};

pub(super) fn faults() -> Vec<Fault> {
    let hang = |name: &str, bytes: &[u8], means| {
        Fault::http(name, means, [Step::ReadRequest, Step::Write(bytes.to_vec()), Step::Hang]).hangs()
    };
    let drip = |name: &str, head: &[u8], bytes: Vec<u8>, pause, means| {
        let steps = [Step::ReadRequest, Step::Write(head.to_vec()), Step::Drip(bytes, pause), Step::Hang];
        Fault::http(name, means, steps).hangs()
    };
    let slowly = Duration::from_millis(150);
    // One byte a millisecond.
    let kilobyte_a_second = Duration::from_millis(1);
    let long = |status: &str| format!("HTTP/1.1 {status}\r\ncontent-length: 1000000\r\n\r\n").into_bytes();
    vec![
        hang("before the head", b"", Means::Unknown),
        hang("in the status line", b"HTTP/1.1 2", Means::Unknown),
        hang("in the headers", b"HTTP/1.1 200 OK\r\nserver: x\r\n", Means::Unknown),
        hang("after an interim head", b"HTTP/1.1 100 Continue\r\n\r\n", Means::Unknown),
        hang("after the head of a 200", &long("200 OK"), Means::Success),
        hang("after the head of a 422", &long("422 Unprocessable Content"), Means::Rejected),
        hang("after the head of a 503", &long("503 Service Unavailable"), Means::Unknown),
        hang("in the body of a 200", &[long("200 OK"), b"{\"id\"".to_vec()].concat(), Means::Success),
        drip("a byte now and then of a 200", b"", answer("200 OK", "", "{}"), slowly, Means::Unknown),
        drip(
            "a kilobyte a second of the body of a 200",
            &long("200 OK"),
            vec![b' '; 1_000_000],
            kilobyte_a_second,
            Means::Success,
        ),
        drip(
            "a kilobyte a second of the body of a 500",
            &long("500 Internal Server Error"),
            vec![b' '; 1_000_000],
            kilobyte_a_second,
            Means::Unknown,
        ),
    ]
}
