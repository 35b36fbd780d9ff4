//! Connections that stall or are too slow.

use std::time::Duration;

use integration_tests::faults::{Step, answer};

use super::{Expected, Fault};

pub(super) fn faults() -> Vec<Fault> {
    let hang = |name: &str, bytes: &[u8], expected| {
        Fault::http(name, expected, [Step::ReadRequest, Step::Write(bytes.to_vec()), Step::Hang]).hangs()
    };
    let drip = |name: &str, head: &[u8], bytes: Vec<u8>, pause, expected| {
        let steps = [Step::ReadRequest, Step::Write(head.to_vec()), Step::Drip(bytes, pause), Step::Hang];
        Fault::http(name, expected, steps).hangs()
    };
    let slowly = Duration::from_millis(150);
    // One byte per millisecond.
    let kilobyte_a_second = Duration::from_millis(1);
    let long = |status: &str| format!("HTTP/1.1 {status}\r\ncontent-length: 1000000\r\n\r\n").into_bytes();
    vec![
        hang("before the head", b"", Expected::Unknown),
        hang("in the status line", b"HTTP/1.1 2", Expected::Unknown),
        hang("in the headers", b"HTTP/1.1 200 OK\r\nserver: x\r\n", Expected::Unknown),
        hang("after an interim head", b"HTTP/1.1 100 Continue\r\n\r\n", Expected::Unknown),
        hang("after the head of a 200", &long("200 OK"), Expected::Success),
        hang("after the head of a 422", &long("422 Unprocessable Content"), Expected::Rejected),
        hang("after the head of a 503", &long("503 Service Unavailable"), Expected::Unknown),
        hang("in the body of a 200", &[long("200 OK"), b"{\"id\"".to_vec()].concat(), Expected::Success),
        drip("a byte now and then of a 200", b"", answer("200 OK", "", "{}"), slowly, Expected::Unknown),
        drip(
            "a kilobyte a second of the body of a 200",
            &long("200 OK"),
            vec![b' '; 1_000_000],
            kilobyte_a_second,
            Expected::Success,
        ),
        drip(
            "a kilobyte a second of the body of a 500",
            &long("500 Internal Server Error"),
            vec![b' '; 1_000_000],
            kilobyte_a_second,
            Expected::Unknown,
        ),
    ]
}
