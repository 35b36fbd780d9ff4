//! Responses with an unexpected body, and unusual responses.

use integration_tests::faults::{Step, answer};

use super::{Expected, Fault};

const PAGE: &str = "<!DOCTYPE html><html><body><h1>It works</h1></body></html>";
const MEGABYTES: usize = 500;

pub(super) fn faults() -> Vec<Fault> {
    let html = |status: &str, expected| {
        let name = format!("{} with an HTML page", &status[..3]);
        Fault::bytes(name, expected, answer(status, "content-type: text/html\r\n", PAGE))
    };
    let huge = |name: &str, head: String, expected| {
        let megabyte = Step::Flood(vec![b'x'; 64 * 1024], 16 * MEGABYTES);
        Fault::http(name, expected, [Step::ReadRequest, Step::Write(head.into_bytes()), megabyte])
    };
    let with_length =
        |status: &str| format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n", MEGABYTES << 20);
    let interim = |name: &str, head: &str| {
        Fault::bytes(name, Expected::Success, [head.as_bytes(), &answer("200 OK", "", "{}")].concat())
    };
    let line = |line: &str, expected| Fault::bytes(format!("`{line}`"), expected, format!("{line}\r\n\r\n"));
    let empty = |status: &str| {
        Fault::bytes(format!("{} without a body", &status[..3]), Expected::Success, answer(status, "", ""))
    };
    vec![
        html("200 OK", Expected::Success),
        html("500 Internal Server Error", Expected::Unknown),
        html("502 Bad Gateway", Expected::Unknown),
        empty("200 OK"),
        empty("299 Odd"),
        line("HTTP/1.1 204 No Content", Expected::Success),
        Fault::bytes("200 that holds an error", Expected::Success, answer("200 OK", "", r#"{"error":"no"}"#)),
        Fault::bytes("200 that is no UTF-8", Expected::Success, answer("200 OK", "", b"\xff\xfe{}")),
        huge("200 with 500 MB", with_length("200 OK"), Expected::Success),
        huge("200 with 500 MB of unknown length", "HTTP/1.1 200 OK\r\n\r\n".to_owned(), Expected::Success),
        huge("500 with 500 MB", with_length("500 Internal Server Error"), Expected::Unknown),
        interim("100 before a 200", "HTTP/1.1 100 Continue\r\n\r\n"),
        interim("103 before a 200", "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"),
        line("HTTP/1.1 101 Switching Protocols", Expected::Unknown),
        line("HTTP/1.0 200 OK", Expected::Success),
        line("HTTP/1.1 200", Expected::Success),
        line("HTTP/1.1 999 Odd", Expected::Unknown),
        line("HTTP/1.1 1000 Odd", Expected::Unknown),
        line("HTTP/1.1 20 OK", Expected::Unknown),
        line("HTTP/3.0 200 OK", Expected::Unknown),
        line("ICY 200 OK", Expected::Unknown),
    ]
}
