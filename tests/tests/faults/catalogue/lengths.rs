//! Bodies whose length is not what the head announces.
//!
//! If the head itself is invalid, there is no response, whatever its status.

use integration_tests::faults::Step;

use super::{Expected, Fault};

pub(super) fn faults() -> Vec<Fault> {
    let framed = |name: &str, headers: &str, body: &str, expected| {
        let bytes = format!("HTTP/1.1 200 OK\r\n{headers}\r\n\r\n{body}");
        Fault::bytes(name, expected, bytes)
    };
    let chunked = "transfer-encoding: chunked";
    vec![
        framed("too long, closed", "content-length: 100", "{}", Expected::Success),
        Fault::http(
            "too long, and silence",
            Expected::Success,
            [
                Step::ReadRequest,
                Step::Write(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{}".to_vec()),
                Step::Hang,
            ],
        )
        .hangs(),
        framed("too short", "content-length: 1", "{}", Expected::Success),
        framed("zero", "content-length: 0", "{}", Expected::Success),
        framed("twice the same", "content-length: 2\r\ncontent-length: 2", "{}", Expected::Success),
        framed("two that differ", "content-length: 2\r\ncontent-length: 1", "{}", Expected::Unknown),
        framed("negative", "content-length: -2", "{}", Expected::Unknown),
        framed("not a number", "content-length: two", "{}", Expected::Unknown),
        framed("larger than any number", "content-length: 99999999999999999999", "{}", Expected::Unknown),
        framed("chunks", chunked, "2\r\n{}\r\n0\r\n\r\n", Expected::Success),
        framed(
            "chunks and a length",
            &format!("{chunked}\r\ncontent-length: 9"),
            "2\r\n{}\r\n0\r\n\r\n",
            Expected::Success,
        ),
        framed("chunks without an end", chunked, "2\r\n{}\r\n", Expected::Success),
        framed("a chunk that is cut off", chunked, "9\r\n{}", Expected::Success),
        framed("a chunk whose length is no number", chunked, "zz\r\n{}\r\n0\r\n\r\n", Expected::Success),
        framed("a chunk larger than any number", chunked, "fffffffffffffffff\r\n{}", Expected::Success),
        framed("an unknown coding", "transfer-encoding: odd", "{}", Expected::Success),
    ]
}
