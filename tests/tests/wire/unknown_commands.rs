//! Commands that this client version does not know: read, checked, sent unchanged, and never retried.

use integration_tests::client::{builder, client_of};
use integration_tests::server::{Reply, Server};
use serde_json::json;
use signalwire_calling::{CallRequest, ErrorKind, JsonReader, Outcome, RetryPolicy, Validate};

fn fly() -> CallRequest {
    let fields = [("id", json!("call-7")), ("params", json!({"height": 3.5, "to": null}))];
    CallRequest::Other { name: "calling.fly".to_owned(), fields: fields.into_iter().collect() }
}

#[tokio::test]
async fn it_is_sent_as_it_is() {
    let server = Server::start([Reply::new("200 OK", "", "{}")]).await;
    let request = client_of(&server).send(fly());
    assert_eq!((request.command(), request.call_id()), ("calling.fly", Some("call-7")));
    request.await.expect("the server accepts it");
    let sent = server.requests()[0].json().expect("the body is JSON");
    let json = json!({"command": "calling.fly", "id": "call-7", "params": {"height": 3.5, "to": null}});
    assert_eq!(sent, json);
    assert_eq!(serde_json::from_value::<CallRequest>(json).ok(), Some(fly()));
}

#[tokio::test]
async fn it_is_never_sent_twice_by_itself() {
    let server = Server::start([Reply::Closing(Vec::new())]).await;
    let client = builder().base_url(server.url()).retry(RetryPolicy::default().retry_idempotent()).build();
    let error = client.expect("a client").send(fly()).await.expect_err("there is no response");
    assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Transport, Outcome::Unknown));
    assert_eq!(server.requests_after_lull().await.len(), 1);
    assert!(!fly().is_idempotent());
}

#[test]
fn a_known_command_has_its_own_variant() {
    let known = CallRequest::Other {
        name: "calling.end".to_owned(),
        fields: [("id", "call-7")].into_iter().collect(),
    };
    let invalid = known.validate().expect_err("it has a variant");
    assert_eq!(invalid.to_string(), "command is \"calling.end\", must be sent as End");
    assert_eq!(fly().validate(), Ok(()));
}

#[test]
fn its_content_is_not_shown() {
    assert_eq!(format!("{:?}", fly()), r#"Other { name: "calling.fly", fields: {"id": .., "params": ..} }"#);
}

#[test]
fn a_strict_reader_takes_it_for_a_typing_error() {
    let closely = |value| JsonReader::new().deny_unknown_fields().read_value::<CallRequest>(value);
    let misspelt = json!({"command": "calling.plya", "id": "c", "params": {}});
    assert_eq!(
        closely(misspelt).expect_err("there is no such command").to_string(),
        "command: unknown value, did you mean \"calling.play\"?"
    );
}
