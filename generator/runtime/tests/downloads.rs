//! Content of any kind, which arrives piece by piece, or does not.

mod support;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use runtime::blocking::Executor;
use runtime::{Content, Error, ErrorKind, HttpRequest, HttpResponse, Outcome, RetryPolicy, Sender};
use support::operations::download;
use support::server::{Reply, Server};
use support::{Rejection, sender_to, settings};

/// The number of bytes so far, and of all of them.
type Told = (u64, Option<u64>);

const PAUSE: Duration = Duration::from_millis(60);

/// Chunks of a body whose length is not announced.
fn chunks(pieces: &[&str]) -> Reply {
    let head = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    let chunk = |piece: &&str| format!("{:x}\r\n{piece}\r\n", piece.len()).into_bytes();
    let end = b"0\r\n\r\n".to_vec();
    Reply::Pieces(std::iter::once(head).chain(pieces.iter().map(chunk)).chain([end]).collect(), PAUSE)
}

/// The start of a body that announces ten bytes.
fn begun(body: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{body}").into_bytes()
}

fn patient(error: &Error<Rejection>) -> (&ErrorKind, Outcome) {
    (error.kind(), error.outcome())
}

#[tokio::test]
async fn pieces_arrive_as_the_server_sends_them() {
    let server = Server::start(chunks(&["ab", "cde", "f"])).await;
    let mut content = download(&sender_to(&server.url())).await.expect("the server agrees");
    assert_eq!((content.status(), content.length()), (200, None));
    let mut pieces = Vec::new();
    while let Some(piece) = content.next().await {
        pieces.push(piece.expect("the server agrees"));
    }
    assert_eq!(pieces, ["ab", "cde", "f"]);
    assert!(content.next().await.is_none());

    let text = String::from_utf8(server.received().remove(0)).expect("the request is text").to_lowercase();
    assert!(text.contains("authorization: basic ") && text.contains("accept: */*"), "{text}");
    assert!(!text.contains("content-type"), "{text}");
}

#[tokio::test]
async fn progress_is_told_after_each_piece() {
    for (reply, length) in [
        (chunks(&["ab", "c"]), None),
        (Reply::Pieces(vec![begun(""), b"01".to_vec(), b"23456789".to_vec()], PAUSE), Some(10)),
    ] {
        let server = Server::start(reply).await;
        let told: Arc<Mutex<Vec<Told>>> = Arc::default();
        let shared = Arc::clone(&told);
        let content = download(&sender_to(&server.url())).await.expect("the server agrees");
        let content = content.on_progress(move |so_far, all| {
            shared.lock().expect("no test panics while it holds the lock").push((so_far, all));
        });
        let count = content.bytes().await.expect("the server agrees").len() as u64;
        let told = told.lock().expect("no test panics while it holds the lock").clone();
        assert_eq!(told, [(2, length), (count, length)]);
    }
}

#[tokio::test]
async fn any_bytes_of_any_length_are_content() {
    let bytes: Vec<u8> = (0..9_000_000_u32).map(|number| number.to_le_bytes()[1]).collect();
    let server = Server::in_turn([
        Reply::new("206 Partial Content", "", &bytes),
        Reply::new("200 OK", "", ""),
        Reply::Bytes(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()),
    ])
    .await;
    let sender = sender_to(&server.url());
    let content = download(&sender).await.expect("206 is a success");
    assert_eq!((content.status(), content.length()), (206, Some(9_000_000)));
    assert!(content.bytes().await.expect("the server agrees") == bytes);
    for _ in 0..2 {
        let content = download(&sender).await.expect("the server agrees");
        assert_eq!(content.bytes().await.expect("the server agrees"), b"");
    }
}

#[tokio::test]
async fn content_that_is_too_large_ends_with_an_error() {
    let server = Server::start(chunks(&["ab", "cd", "ef"])).await;
    let sender = sender_to(&server.url());
    let exact = download(&sender).await.expect("the server agrees").max_bytes(6);
    assert_eq!(exact.bytes().await.expect("it fits"), b"abcdef");
    let mut content = download(&sender).await.expect("the server agrees").max_bytes(3);
    assert_eq!(content.next().await.expect("a piece").expect("it fits"), "ab");
    let error = content.next().await.expect("an error").expect_err("it is too large");
    assert_eq!(error.kind(), &ErrorKind::Content);
    assert!(error.to_string().contains("larger than the limit"), "{error}");
    assert!(content.next().await.is_none());
}

#[tokio::test]
async fn content_that_breaks_off_is_an_error() {
    let cut_chunks = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\n0123\r\n".to_vec();
    for reply in [Reply::BytesThenClose(begun("0123")), Reply::BytesThenClose(cut_chunks)] {
        let server = Server::start(reply).await;
        let mut content = download(&sender_to(&server.url())).await.expect("the head says success");
        assert_eq!(content.next().await.expect("a piece").expect("it arrived"), "0123");
        let error = content.next().await.expect("an error").expect_err("it broke off");
        assert_eq!(patient(&error), (&ErrorKind::Content, Outcome::Unknown));
        assert!(content.next().await.is_none());
        // It is not requested again, although the operation is idempotent.
        assert_eq!(server.received().len(), 1);
    }
}

#[tokio::test]
async fn an_error_status_is_the_typed_error() {
    let body = r#"{"error":"it is gone"}"#;
    let server = Server::start(Reply::new("404 Not Found", "", body)).await;
    let error = download(&sender_to(&server.url())).await.expect_err("404 is an error");
    let expected = Rejection { status: 404, message: Some("it is gone".to_owned()) };
    assert_eq!((error.body(), error.outcome()), (Some(&expected), Outcome::Rejected));

    let moved = Reply::new("302 Found", "location: http://127.0.0.1:9/\r\n", "");
    let server = Server::start(moved).await;
    let error = download(&sender_to(&server.url())).await.expect_err("it is not followed");
    assert_eq!(error.kind(), &ErrorKind::Redirect);
}

#[tokio::test]
async fn an_error_that_never_ends_is_cut_by_the_time_limit() {
    let head = b"HTTP/1.1 500 Internal Server Error\r\ncontent-length: 100\r\n\r\n{".to_vec();
    let drip = std::iter::once(head.clone()).chain((0..100).map(|_| b" ".to_vec())).collect();
    for reply in [Reply::BytesThenHang(head), Reply::Pieces(drip, Duration::from_millis(100))] {
        let server = Server::start(reply).await;
        let request = download(&sender_to(&server.url())).timeout(Duration::from_millis(500));
        let waited = tokio::time::timeout(Duration::from_secs(5), request.send()).await;
        let error = waited.expect("it ends in time").expect_err("500 is an error");
        assert_eq!((error.status(), error.outcome()), (Some(500), Outcome::Unknown));
        assert!(error.raw_body().is_some_and(|body| !body.is_complete()));
    }
}

#[tokio::test]
async fn a_connection_that_fails_before_the_content_is_retried() {
    let lost = Reply::BytesThenClose(Vec::new());
    let server = Server::in_turn([lost, chunks(&["ab"])]).await;
    let policy = RetryPolicy::default().retry_idempotent();
    let content = download(&sender_to(&server.url())).retry(policy).await.expect("the second time");
    assert_eq!(content.bytes().await.expect("the server agrees"), b"ab");
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn the_time_limit_is_for_the_head_and_for_each_piece() {
    let limit = Duration::from_millis(600);
    let server = Server::start(Reply::BytesThenHang(Vec::new())).await;
    let error = download(&sender_to(&server.url())).timeout(limit).await.expect_err("there is no head");
    assert_eq!(patient(&error), (&ErrorKind::Timeout, Outcome::Unknown));

    for begin in ["", "01"] {
        let server = Server::start(Reply::BytesThenHang(begun(begin))).await;
        let content = download(&sender_to(&server.url())).timeout(limit).await.expect("there is a head");
        let waited = tokio::time::timeout(Duration::from_secs(5), content.bytes()).await;
        let error = waited.expect("it ends in time").expect_err("nothing more comes");
        assert_eq!(patient(&error), (&ErrorKind::Content, Outcome::Unknown));
        assert!(error.is_timeout(), "{error:?}");
    }

    // All pieces together may take longer.
    let slow = std::iter::once(begun("")).chain((0..10).map(|_| b"x".to_vec())).collect();
    let server = Server::start(Reply::Pieces(slow, Duration::from_millis(100))).await;
    let content = download(&sender_to(&server.url())).timeout(limit).await.expect("there is a head");
    assert_eq!(content.bytes().await.expect("each piece is in time"), b"xxxxxxxxxx");
}

#[tokio::test]
async fn dropping_the_content_ends_the_transfer() {
    let server = Server::start(Reply::new("200 OK", "", vec![b'x'; 50_000_000])).await;
    let sender = sender_to(&server.url());
    let mut content = download(&sender).await.expect("the server agrees");
    assert!(content.next().await.is_some_and(|piece| piece.is_ok()));
    drop(content);
    // The connection still has content on it, and is not used again.
    download(&sender).await.expect("the server agrees");
    assert_eq!(server.connections(), 2);
}

/// A sender whose transport answers in this way.
fn answering(answer: impl Fn() -> HttpResponse + Send + Sync + 'static) -> Sender {
    let transport = move |request: HttpRequest| {
        assert!(request.streams() && request.credentials().is_some());
        let answer = answer();
        async move { Ok(answer) }
    };
    let settings = settings().base_url("https://things.test".to_owned()).transport(transport);
    settings.build().expect("the settings are complete")
}

#[tokio::test]
async fn a_transport_need_not_know_of_streams() {
    let content = download(&answering(|| HttpResponse::new(200, "abc"))).await.expect("it agrees");
    assert_eq!(content.length(), Some(3));
    assert_eq!(content.bytes().await.expect("all is there"), b"abc");
    let large = || HttpResponse::new(200, vec![b'x'; 5 << 20]);
    let content = download(&answering(large)).await.expect("it agrees");
    assert_eq!(content.bytes().await.expect("all is there").len(), 5 << 20);
    let error = download(&answering(|| HttpResponse::new(404, "{}"))).await.expect_err("404 is an error");
    assert_eq!(error.status(), Some(404));
}

#[tokio::test]
async fn content_that_a_transport_has_cut_is_an_error() {
    let mut content =
        download(&answering(|| HttpResponse::new(200, "ab").incomplete())).await.expect("a success");
    assert_eq!(content.length(), None);
    assert_eq!(content.next().await.expect("a piece").expect("it arrived"), "ab");
    let error = content.next().await.expect("an error").expect_err("it was cut");
    assert_eq!(error.kind(), &ErrorKind::Content);

    let short = || {
        let whole = Content::new(Some(3), Pieces(vec!["a", "b"]));
        HttpResponse::new(200, "").with_content(whole)
    };
    let error = download(&answering(short)).await.expect("a success").bytes().await;
    assert!(error.expect_err("a byte is missing").to_string().contains("ended too early"));
}

/// Content from a transport of one's own.
struct Pieces(Vec<&'static str>);

impl futures_core::Stream for Pieces {
    type Item = Result<bytes::Bytes, Box<dyn std::error::Error + Send + Sync>>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.pop().map(|piece| Ok(piece.into())))
    }
}

#[test]
fn blocking_iterators_do_the_same() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.expect("threads can be started");
    let executor = Executor::new().expect("threads can be started");
    let server = runtime.block_on(Server::start(chunks(&["ab", "cd"])));
    let sender = sender_to(&server.url());
    let pieces = executor.prepare(download(&sender)).pieces().expect("the server agrees");
    assert_eq!(pieces.map(|piece| piece.expect("it arrives")).collect::<Vec<_>>(), ["ab", "cd"]);

    let told: Arc<Mutex<Vec<u64>>> = Arc::default();
    let shared = Arc::clone(&told);
    let pieces = executor.prepare(download(&sender)).pieces().expect("the server agrees");
    let pieces = pieces.max_bytes(3).on_progress(move |so_far, _| {
        shared.lock().expect("no test panics while it holds the lock").push(so_far);
    });
    let found: Vec<_> = pieces.map(|piece| piece.is_ok()).collect();
    assert_eq!(found, [true, false]);
    assert_eq!(*told.lock().expect("no test panics while it holds the lock"), [2]);

    let server = runtime.block_on(Server::start(Reply::new("404 Not Found", "", "{}")));
    let error =
        executor.prepare(download(&sender_to(&server.url()))).pieces().err().expect("404 is an error");
    assert_eq!(error.status(), Some(404));
}
