//! Operations with parameters, as the server sees them: voice logs and recordings.

use integration_tests::client::{AUTHORIZATION, PROJECT, TOKEN, builder, client_of};
use integration_tests::server::{Reply, Request, Server};
use serde_json::{Value, json};
use signalwire_calling::voice_logs::ListVoiceLogs;
use signalwire_calling::{Client, ErrorKind, Outcome, RetryPolicy, blocking};

async fn server_of(body: &Value) -> (Server, Client) {
    let server = Server::start([Reply::json("200 OK", body)]).await;
    let client = client_of(&server);
    (server, client)
}

/// Checks the only request, which has no body.
fn assert_sent(server: &Server, method: &str, target: &str) {
    let requests = server.requests();
    let [request] = requests.as_slice() else { panic!("{} requests arrived", requests.len()) };
    assert_is(request, method, target);
}

fn assert_is(request: &Request, method: &str, target: &str) {
    assert_eq!((request.method.as_str(), request.target.as_str()), (method, target));
    assert_eq!(request.header("authorization"), [AUTHORIZATION]);
    assert_eq!(request.header("accept"), ["application/json"]);
    for absent in ["content-type", "content-length", "transfer-encoding", "cookie"] {
        assert!(request.header(absent).is_empty(), "{absent}: {request:?}");
    }
    assert!(request.body.is_empty());
}

#[tokio::test]
async fn voice_logs_are_listed() {
    let log = json!({"id": "leg-1", "from": "+12065550100", "to": "+12065550199", "news": [1]});
    let links = json!({"self": "/api/voice/logs?page_number=0", "next": null, "prev": 5});
    let (server, client) =
        server_of(&json!({"links": links, "data": [log, {"id": "leg-2"}], "total": 2})).await;
    let page = client.voice_logs().list().await.expect("the server agrees");
    assert_sent(&server, "GET", "/api/voice/logs");
    let page = page.into_body().expect("the page has its shape");
    let ids: Vec<_> = page.data.iter().map(|leg| leg.id.clone()).collect();
    assert_eq!(ids, ["leg-1", "leg-2"]);
    assert_eq!(page.extra.get("total"), Some(&json!(2)));
    assert_eq!(page.data[0].extra.get("news"), Some(&json!([1])));
}

#[tokio::test]
async fn voice_logs_are_filtered() {
    let (server, client) = server_of(&json!({"data": []})).await;
    let all = ListVoiceLogs::new()
        .include_deleted(true)
        .created_before("2026-05-18")
        .created_on("2026-05-17")
        .created_after("2026-05-16")
        .page_number(1)
        .page_size(1000)
        .page_token("a b&c=d/é")
        .extra("later", "yes");
    client.voice_logs().list_with(all).await.expect("the server agrees");
    let query = "include_deleted=true&created_before=2026-05-18&created_on=2026-05-17&created_after=2026-05-16\
                 &page_number=1&page_size=1000&page_token=a%20b%26c%3Dd%2F%C3%A9&later=yes";
    assert_sent(&server, "GET", &format!("/api/voice/logs?{query}"));

    for size in [0, 1001] {
        let request = client.voice_logs().list_with(ListVoiceLogs::new().page_size(size));
        let error = request.await.expect_err("the size is out of bounds");
        assert!(matches!(error.kind(), ErrorKind::Invalid(_)), "{error}");
        assert_eq!(error.outcome(), Outcome::NotSent);
    }
    assert_eq!(server.requests_after_lull().await.len(), 1);
}

#[tokio::test]
async fn a_voice_log_and_its_events_are_returned() {
    let (server, client) = server_of(&json!({"id": "leg-1", "new": true})).await;
    let log = client.voice_logs().get("leg 1/x").await.expect("the server agrees");
    assert_sent(&server, "GET", "/api/voice/logs/leg%201%2Fx");
    assert_eq!(log.body().and_then(|leg| leg.extra.get("new")), Some(&json!(true)));

    let (server, client) =
        server_of(&json!({"data": [{"name": "recorded", "level": "strange"}], "new": 1})).await;
    let events = client.voice_logs().list_events("leg-1").await.expect("the server agrees");
    assert_sent(&server, "GET", "/api/voice/logs/leg-1/events");
    assert_eq!(events.raw().json().and_then(|body| body.get("new").cloned()), Some(json!(1)));
    assert!(events.body().is_some());
}

#[tokio::test]
async fn all_recordings_are_listed() {
    let recordings = |next: Value, id: &str| {
        Reply::json("200 OK", &json!({"links": {"next": next}, "data": [{"id": id, "price": "odd"}]}))
    };
    let server = Server::start([]).await;
    let next = format!("{}/api/relay/rest/recordings?page_number=1&page_token=PA%2F1", server.url());
    server.rescript([recordings(json!(next), "one"), recordings(Value::Null, "two")]);
    let mut items = client_of(&server).recordings().list().items();
    let mut ids = Vec::new();
    while let Some(recording) = items.next().await {
        let recording = recording.expect("the server agrees");
        assert_eq!((recording.price, recording.extra.get("price")), (None, Some(&json!("odd"))));
        ids.push(recording.id.to_string());
    }
    assert_eq!(ids, ["one", "two"]);
    let requests = server.requests();
    assert_is(&requests[0], "GET", "/api/relay/rest/recordings");
    assert_is(&requests[1], "GET", "/api/relay/rest/recordings?page_number=1&page_token=PA%2F1");
    assert_eq!((requests.len(), server.connections()), (2, 1));
}

#[tokio::test]
async fn a_recording_is_returned_and_deleted() {
    let (server, client) =
        server_of(&json!({"id": "one", "duration_in_seconds": 12, "error_code": null})).await;
    let recording = client.recordings().get("one").await.expect("the server agrees");
    assert_sent(&server, "GET", "/api/relay/rest/recordings/one");
    assert_eq!(recording.body().and_then(|recording| recording.duration_in_seconds), Some(12));

    let server = Server::start([Reply::Bytes(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec())]).await;
    let deleted = client_of(&server).recordings().delete("one").await.expect("the server agrees");
    assert_sent(&server, "DELETE", "/api/relay/rest/recordings/one");
    assert_eq!(deleted.raw().status(), 204);
}

#[tokio::test]
async fn ids_that_lead_elsewhere_are_not_sent() {
    let (server, client) = server_of(&json!({})).await;
    for id in ["", ".", ".."] {
        let error = client.recordings().delete(id).unchecked().await.expect_err("it leads elsewhere");
        assert!(matches!(error.kind(), ErrorKind::Invalid(_)), "{error}");
        client.voice_logs().list_events(id).await.expect_err("it leads elsewhere");
    }
    assert_eq!(server.connections_after_lull().await, 0);
}

#[tokio::test]
async fn errors_are_those_of_the_commands() {
    let body =
        json!({"errors": [{"type": "validation_error", "code": "resource_not_found", "message": "no"}]});
    let server = Server::start([Reply::json("404 Not Found", &body)]).await;
    let error: signalwire_calling::Error =
        client_of(&server).recordings().get("one").await.expect_err("404 is an error");
    assert_eq!((error.status(), error.outcome()), (Some(404), Outcome::Rejected));
    assert!(error.body().is_some());
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again_if_the_policy_says_so() {
    let lost = || [Reply::Closing(Vec::new()), Reply::json("200 OK", &json!({"id": "one"}))];
    let server = Server::start(lost()).await;
    client_of(&server).recordings().get("one").await.expect_err("the answer is lost");
    server.rescript(lost());
    let policy = RetryPolicy::default().retry_idempotent();
    let client = builder().base_url(server.url()).retry(policy).build().expect("the settings are valid");
    client.recordings().delete("one").await.expect("the second time");
    assert_eq!(server.requests_after_lull().await.len(), 3);
}

fn blocking_client(url: String) -> blocking::Client {
    let builder = blocking::Client::builder().project(PROJECT).token(TOKEN).base_url(url);
    builder.build().expect("the settings are valid")
}

#[test]
fn blocking_code_sends_the_same() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.expect("threads can be started");
    let page = Reply::json("200 OK", &json!({"data": [{"id": "one"}]}));
    let server = runtime.block_on(Server::start([page]));
    let client = blocking_client(server.url());
    let ids: Vec<_> =
        client.recordings().list().items().map(|item| item.expect("the server agrees").id).collect();
    assert_eq!(ids.len(), 1);
    client.recordings().get("one").send().expect("the server agrees");
    client.recordings().delete("one").send().expect("the server agrees");
    client.voice_logs().get("one").send().expect("the server agrees");
    client.voice_logs().list_events("one").send().expect("the server agrees");
    assert_eq!(client.voice_logs().list().pages().count(), 1);
    let sent: Vec<_> =
        server.requests().iter().map(|sent| format!("{} {}", sent.method, sent.target)).collect();
    let expected = [
        "GET /api/relay/rest/recordings",
        "GET /api/relay/rest/recordings/one",
        "DELETE /api/relay/rest/recordings/one",
        "GET /api/voice/logs/one",
        "GET /api/voice/logs/one/events",
        "GET /api/voice/logs",
    ];
    assert_eq!(sent, expected);
}
