//! The blocking client sends what the async client sends.

use std::thread;

use integration_tests::client::{PROJECT, TOKEN, client_of};
use integration_tests::server::{Reply, Request, Server};
use signalwire_calling::commands::{Dial, Play, PlayAudio};
use signalwire_calling::{CallRequest, Outcome, RetryPolicy, blocking};

const LEG: &str = r#"{"id":"leg-7","type":"relay_pstn_call"}"#;

fn dial() -> Dial {
    Dial::url("+12065550100", "https://example.com/greeting").to("+12065550142")
}

fn client_at(url: String) -> blocking::Client {
    let builder = blocking::Client::builder().project(PROJECT).token(TOKEN).base_url(url);
    builder.build().expect("a loopback address is allowed")
}

fn play() -> Play {
    Play::new("ctrl-id", [PlayAudio::new("https://example.com/chime.mp3")])
}

/// Returns the parts of a request that do not depend on the connection.
fn told(request: &Request) -> (String, String, Vec<u8>, Vec<String>) {
    let authorization = request.header("authorization").into_iter().map(str::to_owned).collect();
    (request.method.clone(), request.target.clone(), request.body.clone(), authorization)
}

#[tokio::test(flavor = "multi_thread")]
async fn both_clients_send_the_same() {
    let server = Server::start([Reply::new("200 OK", "", LEG)]).await;
    let client = client_of(&server);
    let call = client.call("call-id-xxx");
    client.dial(dial()).await.expect("the server accepts it");
    call.play(play()).await.expect("the server accepts it");
    call.play_stop("ctrl-id").await.expect("the server accepts it");
    client.send(CallRequest::from(dial())).await.expect("the server accepts it");
    let expected: Vec<_> = server.requests().iter().map(told).collect();
    assert_eq!(expected.len(), 4);

    let url = server.url();
    let blocking = thread::spawn(move || {
        let client = client_at(url);
        let call = client.call("call-id-xxx");
        assert_eq!(call.id().as_str(), "call-id-xxx");
        let leg = client.dial(dial()).send().expect("the server accepts it");
        assert_eq!(leg.id().map(|id| id.as_str().to_owned()).as_deref(), Some("leg-7"));
        call.play(play()).send().expect("the server accepts it");
        call.play_stop("ctrl-id").send().expect("the server accepts it");
        client.send(CallRequest::from(dial())).send().expect("the server accepts it");
    });
    blocking.join().expect("the thread ends");
    let found: Vec<_> = server.requests().iter().skip(4).map(told).collect();
    assert_eq!(found, expected);
    assert_eq!(server.connections(), 2, "each client keeps its connection");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_dial_is_not_dialed_again() {
    let server = Server::start([Reply::Closing(Vec::new())]).await;
    let url = server.url();
    let blocking = thread::spawn(move || {
        let client = client_at(url);
        let policy = RetryPolicy::default().retry_idempotent();
        client.dial(dial()).retry(policy).send().expect_err("no response")
    });
    let error = blocking.join().expect("the thread ends");
    assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1));
    assert_eq!(server.requests_after_lull().await.len(), 1);
}
