//! A response never fills the memory, however long it is.
//!
//! The program counts all of its heap allocations, so this test is alone in it. The server runs in the same
//! program, and its allocations count as well.

use std::time::Duration;

use integration_tests::client::builder;
use integration_tests::faults::{Scene, Script, Step, Target};
use peak_alloc::PeakAlloc;
use signalwire_calling::RetryPolicy;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

const MEGABYTE: usize = 1 << 20;
const ANSWER: usize = 500 * MEGABYTE;
const ALLOWED: usize = 16 * MEGABYTE;

/// Responses of 500 MB.
///
/// They come with and without a length and in chunks; some need a multiple of their length once parsed as
/// JSON.
fn answers() -> Vec<(&'static str, String, Vec<u8>)> {
    let length = format!("content-length: {ANSWER}\r\n");
    let chunk = [b"10000\r\n".to_vec(), vec![b' '; 0x1_0000], b"\r\n".to_vec()].concat();
    let zeros = b"0,".repeat(32 * 1024);
    let objects = br#"{"a":0},"#.repeat(8 * 1024);
    vec![
        ("200 of known length", format!("HTTP/1.1 200 OK\r\n{length}\r\n"), vec![b'x'; 0x1_0000]),
        ("200 of unknown length", "HTTP/1.1 200 OK\r\n\r\n".to_owned(), vec![b'x'; 0x1_0000]),
        ("200 in chunks", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_owned(), chunk),
        ("500 of known length", format!("HTTP/1.1 500 Oh\r\n{length}\r\n"), vec![b'x'; 0x1_0000]),
        ("200 with numbers", format!("HTTP/1.1 200 OK\r\n{length}\r\n{{\"type\":["), zeros.clone()),
        ("422 with numbers", format!("HTTP/1.1 422 Oh\r\n{length}\r\n{{\"errors\":["), zeros),
        ("422 with objects", format!("HTTP/1.1 422 Oh\r\n{length}\r\n{{\"errors\":["), objects),
    ]
}

/// Returns a complete, dense error body of this length.
///
/// Each object takes many times the memory of its text.
fn dense(length: usize) -> Vec<u8> {
    let (begin, object, end) = (br#"{"errors":[{"a":0}"#, br#",{"a":0}"#, b"]}");
    let objects = (length - begin.len() - end.len()) / object.len();
    [begin.to_vec(), object.repeat(objects), end.to_vec()].concat()
}

#[tokio::test]
async fn no_answer_costs_16_megabytes() {
    an_answer_of_500_megabytes_is_cut().await;
    a_complete_answer_is_read_only_if_it_is_of_a_likely_length().await;
}

async fn a_complete_answer_is_read_only_if_it_is_of_a_likely_length() {
    for (length, is_read) in [(127 * 1024, true), (4 * MEGABYTE - 1, false)] {
        let body = dense(length);
        let answer = integration_tests::faults::answer("422 Unprocessable Content", "", &body);
        let stage = Scene::Http(Script::answering(answer).into()).start().await;
        let Target::Url(url) = &stage.target else { panic!("the server has an address") };
        let client = builder().base_url(url).build().expect("a loopback address is allowed");
        let before = HEAP.current_usage();
        HEAP.reset_peak_usage();
        let error = client.call("call-id-xxx").play_stop("ctrl-id").await.expect_err("422 is not a success");
        let cost = HEAP.peak_usage() - before;
        let raw = error.raw_body().expect("there was a response");
        assert!(raw.is_complete() && raw.bytes() == body, "{length}");
        assert_eq!(raw.json().is_some(), is_read, "{length}");
        assert!(cost < ALLOWED, "{length} bytes cost {cost}");
    }
}

async fn an_answer_of_500_megabytes_is_cut() {
    let mut costs = Vec::new();
    for (name, head, part) in answers() {
        let times = ANSWER / part.len();
        let script =
            Script::new([Step::ReadRequest, Step::Write(head.into_bytes()), Step::Flood(part, times)]);
        let stage = Scene::Http(script.into()).start().await;
        let Target::Url(url) = &stage.target else { panic!("the server has an address") };
        let client = builder().base_url(url).timeout(Duration::from_secs(30)).retry(RetryPolicy::never());
        let client = client.build().expect("a loopback address is allowed");
        let before = HEAP.current_usage();
        HEAP.reset_peak_usage();
        let sent = client.call("call-id-xxx").play_stop("ctrl-id").await;
        let cost = HEAP.peak_usage() - before;
        let body = match &sent {
            Ok(answer) => answer.raw(),
            Err(error) => error.raw_body().expect("there was a response"),
        };
        assert!(!body.is_complete(), "{name}");
        assert_eq!(body.bytes().len(), 4 * MEGABYTE, "{name}");
        costs.push((name, cost));
    }
    let dear: Vec<_> = costs.iter().filter(|(_, cost)| *cost >= ALLOWED).collect();
    assert!(dear.is_empty(), "too much memory: {dear:?} of {costs:?}");
}
