//! A command that may have been carried out is sent once, to one server, and only when awaited.

use std::future::IntoFuture;
use std::time::{Duration, Instant};

use integration_tests::client::{builder, client_of};
use integration_tests::server::{Reply, Server};
use signalwire_calling::commands::Dial;
use signalwire_calling::{ErrorKind, Outcome};
use tokio::net::TcpSocket;

/// Dialing must never happen twice.
fn dial() -> Dial {
    Dial::url("+12065550100", "https://example.com/greeting").to("+12065550142")
}

#[tokio::test]
async fn a_failure_does_not_make_the_client_send_again() {
    let patience = "retry-after: 0\r\n";
    let cases = [
        (Reply::new("408 Request Timeout", "", ""), ErrorKind::Api, Outcome::Unknown),
        (Reply::new("425 Too Early", patience, ""), ErrorKind::Api, Outcome::Rejected),
        (Reply::new("500 Internal Server Error", "", ""), ErrorKind::Api, Outcome::Unknown),
        (Reply::new("503 Service Unavailable", patience, ""), ErrorKind::Api, Outcome::Unknown),
        (
            Reply::new("401 Unauthorized", "www-authenticate: Basic\r\n", ""),
            ErrorKind::Api,
            Outcome::Rejected,
        ),
        (Reply::Closing(Vec::new()), ErrorKind::Transport, Outcome::Unknown),
        (Reply::Closing(b"HTTP/1.1 200".to_vec()), ErrorKind::Transport, Outcome::Unknown),
        (Reply::Closing(b"this is no HTTP\r\n\r\n".to_vec()), ErrorKind::Transport, Outcome::Unknown),
    ];
    for (reply, kind, outcome) in cases {
        let server = Server::start([reply.clone()]).await;
        let error = client_of(&server).dial(dial()).await.expect_err("the server rejects it");
        assert_eq!((error.kind(), error.outcome()), (&kind, outcome), "{reply:?}");
        assert_eq!(server.requests_after_lull().await.len(), 1, "{reply:?}");
    }
}

#[tokio::test]
async fn only_a_server_that_did_not_carry_it_out_is_sent_it_again() {
    let busy = Reply::new("429 Too Many Requests", "retry-after: 0\r\n", "");
    let server = Server::start([busy.clone(), busy.clone(), Reply::new("200 OK", "", "{}")]).await;
    client_of(&server).dial(dial()).await.expect("the server accepts it in the end");
    assert_eq!(server.requests_after_lull().await.len(), 3);

    let server = Server::start([busy]).await;
    let error = client_of(&server).dial(dial()).await.expect_err("the server rejects it");
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (&ErrorKind::Api, Outcome::Rejected, 3));
    assert_eq!(server.requests_after_lull().await.len(), 3);
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    for status in
        ["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"]
    {
        let elsewhere = Server::start([Reply::new("200 OK", "", "{}")]).await;
        let location = format!("location: {}/there?key=canary-query\r\n", elsewhere.url());
        let server = Server::start([Reply::new(status, &location, "")]).await;
        let error = client_of(&server).dial(dial()).await.expect_err("a redirect is not a success");
        assert_eq!(error.kind(), &ErrorKind::Redirect, "{status}");
        assert_eq!(error.status(), status[..3].parse().ok());
        assert!(error.to_string().contains(&elsewhere.url()), "{error}");
        assert!(!error.to_string().contains("canary-query"), "{error}");
        assert_eq!(server.requests_after_lull().await.len(), 1, "{status}");
        assert_eq!(elsewhere.connections(), 0, "{status}");
    }
}

#[tokio::test]
async fn nothing_is_sent_before_it_is_awaited() {
    let server = Server::start([Reply::new("200 OK", "", "{}")]).await;
    let client = client_of(&server);
    drop(client.dial(dial()));
    drop(client.call("call-id-xxx").denoise());
    let later = client.dial(dial()).into_future();
    assert_eq!(server.connections_after_lull().await, 0);
    later.await.expect("the server accepts it");
    assert_eq!(server.requests_after_lull().await.len(), 1);
}

#[tokio::test]
async fn a_request_may_have_a_shorter_time_limit_than_its_client() {
    let server = Server::start([Reply::Silence]).await;
    let client = client_of(&server);
    let start = Instant::now();
    let sent = client.dial(dial()).timeout(Duration::from_millis(100)).await;
    assert!(start.elapsed() >= Duration::from_millis(100));
    assert!(start.elapsed() < Duration::from_secs(5), "the client's own limit is 30 seconds");
    let error = sent.expect_err("no response");
    assert!(error.is_timeout());
    assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Timeout, Outcome::Unknown));
    assert_eq!((error.status(), error.body()), (None, None));
    assert_eq!(server.requests_after_lull().await.len(), 1);
}

#[tokio::test]
async fn the_client_has_a_time_limit_too_which_a_request_may_exceed() {
    let server = Server::start([Reply::Silence]).await;
    let client = builder()
        .base_url(server.url())
        .timeout(Duration::from_millis(50))
        .build()
        .expect("a loopback address is allowed");
    let error = client.dial(dial()).await.expect_err("no response");
    assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Timeout, Outcome::Unknown));
    let start = Instant::now();
    let error = client.dial(dial()).timeout(Duration::from_millis(150)).await.expect_err("no response");
    assert!(start.elapsed() >= Duration::from_millis(150), "{error}");
}

#[tokio::test]
async fn where_nobody_listens_nothing_is_sent() {
    // A port that is bound but not listened on.
    let socket = TcpSocket::new_v4().expect("sockets are available");
    socket.bind(([127, 0, 0, 1], 0).into()).expect("a loopback port is free");
    let address = socket.local_addr().expect("a bound socket has an address");
    let client =
        builder().base_url(format!("http://{address}")).build().expect("a loopback address is allowed");
    let error = client.dial(dial()).await.expect_err("nothing listens");
    assert!(error.is_connect() && !error.is_timeout());
    assert_eq!(error.attempts(), 3);
    assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Connect, Outcome::NotSent));
}

#[tokio::test]
async fn clones_share_their_connections_and_settings() {
    let server = Server::start([Reply::new("200 OK", "", "{}")]).await;
    let first = client_of(&server);
    let second = first.clone();
    let call = second.call("call-id-xxx");
    first.dial(dial()).await.expect("the server accepts it");
    second.dial(dial()).await.expect("the server accepts it");
    tokio::spawn(call.clone().denoise().into_future())
        .await
        .expect("the task ends")
        .expect("the server accepts it");
    assert_eq!((server.requests_after_lull().await.len(), server.connections()), (3, 1));
}
