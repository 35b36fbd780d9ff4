//! One command, called as users would write it, and the example that it must equal.

use integration_tests::client::{AUTHORIZATION, client_of};
use integration_tests::description::{api, endpoint, example};
use integration_tests::server::{Reply, Request, Server};
use serde_json::Value;
use signalwire_calling::{Answer, Client, PreparedRequest};

/// A hand-written call, and the name of the example that says what it must send.
pub(crate) struct Row {
    pub(crate) example: &'static str,
    call: fn(&Client) -> PreparedRequest<Answer>,
}

pub(crate) const fn row(example: &'static str, call: fn(&Client) -> PreparedRequest<Answer>) -> Row {
    Row { example, call }
}

/// Sends every row to one server and compares what arrives.
pub(crate) async fn check(rows: &[Row]) {
    let server = Server::start([Reply::new("200 OK", "", "{}")]).await;
    let client = client_of(&server);
    for row in rows {
        let answer = (row.call)(&client).await;
        assert!(answer.is_ok(), "{}: {answer:?}", row.example);
    }
    let requests = server.requests_after_lull().await;
    assert_eq!(requests.len(), rows.len(), "each command is sent once");
    for (row, request) in rows.iter().zip(&requests) {
        let (_, example) = example(row.example);
        assert_head(request, row.example);
        assert_body(request, &example.value, row.example);
    }
}

/// Checks that the head holds what the endpoint requires, once each, and nothing else.
pub(crate) fn assert_head(request: &Request, name: &str) {
    assert_eq!(request.method, "POST", "{name}");
    assert_eq!(request.target, "/api/calling/calls", "{name}");
    assert_eq!((&*endpoint().method, &*endpoint().path), ("POST", "/api/calling/calls"));
    let krate = &api().config.krate;
    let expected = [
        ("accept", "application/json".to_owned()),
        ("authorization", AUTHORIZATION.to_owned()),
        ("content-length", request.body.len().to_string()),
        ("content-type", "application/json".to_owned()),
        ("user-agent", format!("{}/{}", krate.name, krate.version)),
    ];
    let mut found = request.headers.clone();
    found.retain(|(name, _)| name != "host");
    found.sort();
    assert_eq!(found, expected.map(|(name, value)| (name.to_owned(), value)), "{name}");
}

/// Checks that the body is this JSON and nothing else.
pub(crate) fn assert_body(request: &Request, expected: &Value, name: &str) {
    assert_eq!(request.json().as_ref(), Some(expected), "{name}");
    // Parsing accepts duplicate keys; the length reveals them.
    let (found, expected) = (request.body.len(), expected.to_string().len());
    assert_eq!(found, expected, "{name}: {}", String::from_utf8_lossy(&request.body));
}
