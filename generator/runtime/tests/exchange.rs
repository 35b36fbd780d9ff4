//! One exchange that goes well: what goes out, and what counts as a success.

mod support;

use std::process::Command;
use std::time::Duration;

use runtime::{ErrorKind, PreparedRequest};
use support::server::{Reply, Server};
use support::{Order, Receipt, order_at, rejected, sender_to};

/// The first request that the server received, in parts: request line, headers in lower case, body.
fn first_request(server: &Server) -> (String, Vec<String>, String) {
    let bytes = server.received().into_iter().next().expect("a request was received");
    let text = String::from_utf8(bytes).expect("the request is text");
    let (head, body) = text.split_once("\r\n\r\n").expect("the head ends");
    let mut lines = head.lines();
    let request_line = lines.next().expect("there is a request line").to_owned();
    (request_line, lines.map(str::to_owned).collect(), body.to_owned())
}

fn header<'a>(headers: &'a [String], name: &str) -> Option<&'a str> {
    headers.iter().find_map(|line| {
        let (found, value) = line.split_once(": ")?;
        found.eq_ignore_ascii_case(name).then_some(value)
    })
}

#[tokio::test]
async fn the_request_goes_out_once_with_its_headers_and_body() {
    let server = Server::start(Reply::new("200 OK", "", r#"{"id":"7"}"#)).await;
    let receipt = order_at(&server.url()).await.expect("the server agrees");
    assert_eq!(receipt.0.text(), r#"{"id":"7"}"#);
    assert!(receipt.0.is_complete());

    let (request_line, headers, body) = first_request(&server);
    assert_eq!(request_line, "POST /api/orders HTTP/1.1");
    assert_eq!(body, r#"{"amount":5,"key":"canary-field"}"#);
    let credentials = "Basic YTFiMmMzZDQtZTVmNi03ODkwLWFiY2QtZWYxMjM0NTY3ODkwOmNhbmFyeS1wYXNzd29yZA==";
    assert_eq!(header(&headers, "authorization"), Some(credentials));
    assert_eq!(header(&headers, "content-type"), Some("application/json"));
    assert_eq!(header(&headers, "accept"), Some("application/json"));
    assert_eq!(header(&headers, "user-agent"), Some("thing-client/1.2.3"));
    for absent in ["cookie", "referer", "accept-encoding"] {
        assert_eq!(header(&headers, absent), None, "{absent}");
    }
    assert_eq!(server.posts().await, 1);
}

#[tokio::test]
async fn a_path_in_the_base_url_is_kept() {
    for ending in ["/prefix", "/prefix/"] {
        let server = Server::start(Reply::new("200 OK", "", "{}")).await;
        order_at(&format!("{}{ending}", server.url())).await.expect("the server agrees");
        assert_eq!(first_request(&server).0, "POST /prefix/api/orders HTTP/1.1", "{ending}");
    }
}

#[tokio::test]
async fn clones_share_a_connection_and_may_move_to_other_tasks() {
    let server = Server::start(Reply::new("200 OK", "", "{}")).await;
    let sender = sender_to(&server.url());
    for _ in 0..3 {
        let clone = sender.clone();
        let sent =
            tokio::spawn(async move { clone.request::<Receipt>("POST", "/orders", &Order::of(1)).await });
        sent.await.expect("the task ends").expect("the server agrees");
    }
    assert_eq!((server.posts().await, server.connections()), (3, 1));
}

#[tokio::test]
async fn a_connection_that_the_server_has_closed_is_not_used_again() {
    let reply = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}".to_vec();
    let server = Server::start(Reply::BytesThenClose(reply)).await;
    let sender = sender_to(&server.url());
    for sent in 1..=3 {
        sender.request::<Receipt>("POST", "/orders", &Order::of(1)).await.expect("the server agrees");
        assert_eq!((server.posts().await, server.connections()), (sent, sent));
    }
}

#[tokio::test]
async fn a_proxy_is_never_asked_for_this_machine() {
    // Nothing listens on the discard port, so a request that took the proxy would fail.
    let this_test_program = std::env::current_exe().expect("the test program has a path");
    let output = Command::new(this_test_program)
        .args(["--exact", "the_request_goes_out_once_with_its_headers_and_body"])
        .env("HTTP_PROXY", "http://127.0.0.1:9")
        .env("http_proxy", "http://127.0.0.1:9")
        .env("ALL_PROXY", "http://127.0.0.1:9")
        .env_remove("NO_PROXY")
        .env_remove("no_proxy")
        .output()
        .expect("the test program starts");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("1 passed"), "{text}");
}

#[tokio::test]
async fn every_2xx_is_a_success_whatever_its_body() {
    let cases = [
        ("200 OK", "<html>surprise</html>"),
        ("200 OK", ""),
        ("201 Created", "null"),
        ("202 Accepted", "[1, 2"),
        ("299 Odd", "\u{fffd}"),
    ];
    for (status, body) in cases {
        let server = Server::start(Reply::new(status, "", body)).await;
        let receipt = order_at(&server.url()).await.expect("2xx is a success");
        assert_eq!(receipt.0.text(), body);
        assert!(receipt.0.is_complete());
        assert!(status.starts_with(&receipt.0.status().to_string()));
    }
    let server = Server::start(Reply::Bytes(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec())).await;
    let receipt = order_at(&server.url()).await.expect("204 is a success");
    assert_eq!((receipt.0.status(), receipt.0.bytes(), receipt.0.is_complete()), (204, &b""[..], true));
}

#[tokio::test]
async fn bytes_that_are_not_text_are_kept() {
    let server = Server::start(Reply::new("200 OK", "", [b'a', 0xff, 0])).await;
    let receipt = order_at(&server.url()).await.expect("the server agrees");
    assert_eq!(receipt.0.bytes(), [b'a', 0xff, 0]);
    assert_eq!(receipt.0.text(), "a\u{fffd}\0");
    assert_eq!(receipt.0.json(), None);
}

#[tokio::test]
async fn a_success_that_breaks_off_is_still_a_success() {
    let cut = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"id\":".to_vec();
    let server = Server::start(Reply::BytesThenClose(cut.clone())).await;
    let receipt = order_at(&server.url()).await.expect("the status says success");
    assert_eq!((receipt.0.text().as_ref(), receipt.0.is_complete()), ("{\"id\":", false));

    let server = Server::start(Reply::BytesThenHang(cut)).await;
    let receipt =
        order_at(&server.url()).timeout(Duration::from_millis(300)).await.expect("the status says success");
    assert_eq!((receipt.0.text().as_ref(), receipt.0.is_complete()), ("{\"id\":", false));
}

#[tokio::test]
async fn an_answer_that_is_too_long_is_cut() {
    const CAP: usize = 4 * 1024 * 1024;
    for (length, kept, is_complete) in
        [(6 * 1024 * 1024, CAP, false), (CAP, CAP, true), (CAP + 1, CAP, false)]
    {
        let server = Server::start(Reply::new("200 OK", "", vec![b'x'; length])).await;
        let receipt = order_at(&server.url()).await.expect("the status says success");
        assert_eq!((receipt.0.bytes().len(), receipt.0.is_complete()), (kept, is_complete), "{length}");
    }
    let error = rejected(Reply::new("500 Internal Server Error", "", vec![b'x'; CAP + 1])).await;
    assert_eq!((error.kind(), error.status()), (&ErrorKind::Api, Some(500)));
    assert!(error.raw_body().is_some_and(|body| !body.is_complete()));
}

#[tokio::test]
async fn the_longest_timeout_is_no_problem() {
    let server = Server::start(Reply::new("200 OK", "", "{}")).await;
    order_at(&server.url()).timeout(Duration::MAX).await.expect("the server agrees");
}

#[tokio::test]
async fn an_invalid_request_can_be_sent_all_the_same() {
    let server = Server::start(Reply::new("200 OK", "", "{}")).await;
    let request: PreparedRequest<Receipt> =
        sender_to(&server.url()).request("POST", "/orders", &Order::of(0));
    request.unchecked().await.expect("the server agrees");
    assert_eq!(first_request(&server).2, r#"{"amount":0,"key":"canary-field"}"#);
}

#[tokio::test]
async fn nothing_is_sent_before_it_is_awaited() {
    let server = Server::start(Reply::new("200 OK", "", "{}")).await;
    let future = order_at(&server.url()).into_future();
    drop(order_at(&server.url()));
    assert_eq!((server.posts().await, server.connections()), (0, 0));
    future.await.expect("the server agrees");
    assert_eq!(server.posts().await, 1);
}
