//! Operations with parameters: how they are addressed, checked and resent, and what they return.

mod support;

use std::time::Duration;

use runtime::{Error, ErrorKind, Outcome, RetryPolicy, UnknownValue};
use support::operations::{LIST, ListLamps, RemoveLamp, change, list};
use support::script::{Script, Step};
use support::server::{Reply, Server};
use support::types::{Desk, Mode};
use support::{Rejection, sender_to, settings};

const PAGE: &str = r#"{"data":[]}"#;

/// The target to which these parameters lead.
async fn target_of(parameters: &ListLamps) -> String {
    let server = Server::start(Reply::new("200 OK", "", PAGE)).await;
    let request = sender_to(&server.url()).operation::<_, runtime::Response<ListLamps>>(parameters);
    request.unchecked().await.expect("the server agrees");
    let line = server.request_lines().remove(0);
    line.strip_prefix("GET ").expect("it is a GET").to_owned()
}

/// The rules that these parameters break. Nothing must be sent.
async fn violations_of(parameters: &ListLamps) -> Vec<String> {
    let script = Script::default();
    let sender = settings().base_url("https://things.test".to_owned()).transport(script.clone());
    let sender = sender.build().expect("the settings are complete");
    let error = sender.operation::<_, runtime::Response<ListLamps>>(parameters).await;
    let error = error.expect_err("the request is not valid");
    assert_eq!((error.outcome(), error.attempts(), script.carried().len()), (Outcome::NotSent, 0, 0));
    let ErrorKind::Invalid(invalid) = error.kind() else { panic!("another error: {error}") };
    invalid.violations().iter().map(ToString::to_string).collect()
}

#[expect(clippy::unnecessary_wraps, reason = "an optional parameter takes an option")]
fn texts(texts: &[&str]) -> Option<Vec<String>> {
    Some(texts.iter().map(|text| (*text).to_owned()).collect())
}

#[tokio::test]
async fn absent_parameters_leave_no_trace() {
    assert_eq!(target_of(&ListLamps::of("hall", -1)).await, "/rooms/hall/floors/-1/lamps");
}

#[tokio::test]
async fn every_kind_of_parameter_is_written() {
    let mut lamps = ListLamps::of("hall", i64::MAX);
    lamps.mode = Some(Mode::Blink);
    lamps.is_on = Some(false);
    lamps.watts = Some(60);
    lamps.level = Some(0.1);
    lamps.label = Some(String::new());
    lamps.tag = texts(&["a", "b"]);
    lamps.makers = texts(&["a", "b"]);
    lamps.extra.insert("later", 5);
    let query = "mode=blink&is_on=false&watts=60&level=0.1&la%20bel%26=&tag=a&tag=b&makers=a,b&later=5";
    assert_eq!(target_of(&lamps).await, format!("/rooms/hall/floors/9223372036854775807/lamps?{query}"));
}

#[tokio::test]
async fn nothing_in_a_value_means_more_than_itself() {
    let odd = "a/b?c#d&e=f%2F+g,h;i'j\"<>{floor}\\ü\n";
    let encoded = "a%2Fb%3Fc%23d%26e%3Df%252F%2Bg%2Ch%3Bi%27j%22%3C%3E%7Bfloor%7D%5C%C3%BC%0A";
    let mut lamps = ListLamps::of(odd, 1);
    lamps.label = Some(odd.to_owned());
    lamps.tag = texts(&[odd]);
    lamps.makers = texts(&[odd, "b"]);
    let expected =
        format!("/rooms/{encoded}/floors/1/lamps?la%20bel%26={encoded}&tag={encoded}&makers={encoded},b");
    assert_eq!(target_of(&lamps).await, expected);
    // What needs no encoding has none.
    assert_eq!(target_of(&ListLamps::of("aZ09-._~", 1)).await, "/rooms/aZ09-._~/floors/1/lamps");
}

#[tokio::test]
async fn parameters_that_are_not_known_go_into_the_query() {
    let mut lamps = ListLamps::of("hall", 1);
    lamps.extra.insert("list", serde_json::json!(["a", 2, true]));
    lamps.extra.insert("object", serde_json::json!({"a": 1}));
    lamps.extra.insert("a&b", "c&d");
    let query = "list=a&list=2&list=true&object=%7B%22a%22%3A1%7D&a%26b=c%26d";
    assert_eq!(target_of(&lamps).await, format!("{LIST}?{query}"));
    lamps.extra.insert("floor", 2);
    let told = violations_of(&lamps).await;
    assert!(told.len() == 1 && told[0].contains("dedicated field"), "{told:?}");
}

#[tokio::test]
async fn empty_lists_leave_no_trace() {
    let mut lamps = ListLamps::of("hall", 1);
    (lamps.tag, lamps.makers) = (texts(&[]), texts(&[]));
    assert_eq!(target_of(&lamps).await, LIST);
}

#[tokio::test]
async fn a_path_in_the_base_url_is_kept() {
    let server = Server::start(Reply::new("200 OK", "", PAGE)).await;
    let mut lamps = ListLamps::of("hall", 1);
    lamps.label = Some("a/b".to_owned());
    let sender = sender_to(&format!("{}/pre%20fix/", server.url()));
    sender.operation::<_, runtime::Response<ListLamps>>(&lamps).await.expect("the server agrees");
    assert_eq!(server.request_lines(), [format!("GET /pre%20fix{LIST}?la%20bel%26=a%2Fb")]);
}

#[tokio::test]
async fn values_that_lead_to_another_resource_are_refused_even_unchecked() {
    for value in ["", ".", ".."] {
        let told = violations_of(&ListLamps::of(value, 1)).await;
        assert!(told.len() == 1 && told[0].contains("neither empty nor"), "{told:?}");

        let server = Server::start(Reply::new("200 OK", "", PAGE)).await;
        let request =
            sender_to(&server.url()).operation::<_, runtime::Response<ListLamps>>(&ListLamps::of(value, 1));
        let error = request.unchecked().await.expect_err("it would lead elsewhere");
        assert!(matches!(error.kind(), ErrorKind::Invalid(_)), "{error}");
        assert_eq!((error.outcome(), server.connections()), (Outcome::NotSent, 0));
    }
    let empty =
        sender_to("http://127.0.0.1:9").operation::<_, runtime::Response<RemoveLamp>>(&RemoveLamp::of(&[]));
    assert!(matches!(empty.await.expect_err("there is no id").kind(), ErrorKind::Invalid(_)));
    // These are only parts of a name.
    assert_eq!(target_of(&ListLamps::of("...", 1)).await, "/rooms/.../floors/1/lamps");
    assert_eq!(target_of(&ListLamps::of("%2e%2e", 1)).await, "/rooms/%252e%252e/floors/1/lamps");
    assert_eq!(target_of(&ListLamps::of("../..", 1)).await, "/rooms/..%2F../floors/1/lamps");
}

#[tokio::test]
async fn bounds_are_checked_before_sending() {
    let mut lamps = ListLamps::of("hall", 1);
    lamps.watts = Some(101);
    lamps.tag = texts(&["a", "b", "c"]);
    lamps.mode = Some(Mode::Other(UnknownValue::new("dance".to_owned())));
    lamps.level = Some(f64::NAN);
    let told = violations_of(&lamps).await;
    assert_eq!(told.len(), 4, "{told:?}");
    for name in ["watts", "tag", "mode", "level"] {
        assert!(told.iter().any(|violation| violation.starts_with(name)), "{name}: {told:?}");
    }
    // They can be sent all the same, apart from what is no number.
    let target = target_of(&lamps).await;
    assert_eq!(target, format!("{LIST}?mode=dance&watts=101&tag=a&tag=b&tag=c"));
}

/// The head of the only request, in lower case, and its body.
fn only_request(server: &Server) -> (String, String) {
    let received = server.received();
    assert_eq!(received.len(), 1);
    let text = String::from_utf8(received[0].clone()).expect("the request is text");
    let (head, body) = text.split_once("\r\n\r\n").expect("the head ends");
    (head.to_lowercase(), body.to_owned())
}

#[tokio::test]
async fn a_request_without_a_body_has_no_content_type() {
    let server = Server::start(Reply::new("200 OK", "", PAGE)).await;
    let sender = sender_to(&server.url());
    list(&sender).await.expect("the server agrees");
    let (head, body) = only_request(&server);
    assert!(!head.contains("content-type") && !head.contains("content-length"), "{head}");
    assert!(!head.contains("transfer-encoding") && body.is_empty(), "{head}");
    for header in ["authorization: basic ", "accept: application/json", "user-agent: thing-client/1.2.3"] {
        assert!(head.contains(header), "{head}");
    }
}

#[tokio::test]
async fn a_method_that_usually_has_a_body_says_that_there_is_none() {
    let server = Server::start(Reply::new("200 OK", "", r#"{"id":"7"}"#)).await;
    change(&sender_to(&server.url()), None).await.expect("the server agrees");
    let (head, body) = only_request(&server);
    assert!(head.starts_with("post /lamps/7 ") && body.is_empty(), "{head}");
    assert!(head.contains("\r\ncontent-length: 0") && !head.contains("content-type"), "{head}");
}

#[tokio::test]
async fn a_body_is_written_as_json_and_checked() {
    let server = Server::start(Reply::new("200 OK", "", r#"{"id":"7","watts":60}"#)).await;
    let sender = sender_to(&server.url());
    let lamp = change(&sender, Desk::of(60)).await.expect("the server agrees");
    assert_eq!(lamp.body().and_then(|lamp| lamp.watts), Some(60));
    let (head, body) = only_request(&server);
    assert!(head.contains("content-type: application/json"), "{head}");
    assert_eq!(body, r#"{"watts":60}"#);

    let error = change(&sender, Desk::of(0)).await.expect_err("it needs power");
    assert!(matches!(error.kind(), ErrorKind::Invalid(_)), "{error}");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn an_answer_of_an_unexpected_shape_is_kept() {
    for body in ["", "[]", "{\"id\":5}", "nonsense"] {
        let server = Server::start(Reply::new("200 OK", "", body)).await;
        let answer = change(&sender_to(&server.url()), None).await.expect("2xx is a success");
        assert!(answer.body().is_none(), "{body}");
        assert_eq!((answer.raw().status(), answer.raw().text().as_ref()), (200, body));
        assert!(answer.into_body().is_none());
    }
}

#[tokio::test]
async fn no_content_is_a_success() {
    let server = Server::start(Reply::Bytes(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec())).await;
    let remove = sender_to(&server.url())
        .operation::<_, runtime::Response<RemoveLamp>>(&RemoveLamp::of(&["a", "b/c"]));
    let answer = remove.await.expect("204 is a success");
    assert_eq!((answer.raw().status(), answer.raw().bytes()), (204, &b""[..]));
    assert_eq!(server.request_lines(), ["DELETE /lamps/a,b%2Fc"]);
}

#[tokio::test]
async fn errors_are_read_by_their_type() {
    let server = Server::start(Reply::new("404 Not Found", "", r#"{"error":"no such room"}"#)).await;
    let error: Error<Rejection> = list(&sender_to(&server.url())).await.expect_err("404 is an error");
    let expected = Rejection { status: 404, message: Some("no such room".to_owned()) };
    assert_eq!((error.status(), error.body()), (Some(404), Some(&expected)));
    assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Api, Outcome::Rejected));
    assert!(error.to_string().contains("no such room"), "{error}");
}

/// A sender that has no patience, and perhaps resends what does no harm.
fn resending(server: &Server, policy: RetryPolicy) -> runtime::Sender {
    let policy = policy.backoff(Duration::ZERO, Duration::ZERO);
    settings().base_url(server.url()).retry(policy).build().expect("the settings are complete")
}

#[tokio::test]
async fn an_idempotent_operation_is_resent_after_a_lost_answer_if_the_policy_says_so() {
    let lost = || [Reply::BytesThenClose(Vec::new()), Reply::new("200 OK", "", PAGE)];
    let server = Server::in_turn(lost()).await;
    list(&resending(&server, RetryPolicy::default().retry_idempotent())).await.expect("the second time");
    assert_eq!(server.received().len(), 2);

    let server = Server::in_turn(lost()).await;
    let error = list(&resending(&server, RetryPolicy::default())).await.expect_err("the answer is lost");
    assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Transport, Outcome::Unknown));
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn an_operation_that_is_not_idempotent_is_never_resent() {
    let replies = [
        Reply::BytesThenClose(Vec::new()),
        Reply::BytesThenClose(b"HTTP/1.1 20".to_vec()),
        Reply::new("500 Internal Server Error", "", "{}"),
    ];
    for reply in replies {
        for body in [None, Some(Desk::of(1))] {
            let server = Server::in_turn([reply.clone(), Reply::new("200 OK", "", "{}")]).await;
            let sender = resending(&server, RetryPolicy::default().retry_idempotent());
            let error = change(&sender, body).await.expect_err("nobody knows");
            assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1), "{error}");
            assert_eq!(server.posts().await, 1);
        }
    }
}

#[tokio::test]
async fn without_a_connection_nothing_was_sent() {
    // The port is free again once the server is gone.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
    let url = format!("http://{}", listener.local_addr().expect("it has an address"));
    drop(listener);
    let sender = sender_to(&url);
    let outcomes = [
        list(&sender).await.expect_err("nobody listens").outcome(),
        change(&sender, None).await.expect_err("nobody listens").outcome(),
        change(&sender, Desk::of(1)).await.expect_err("nobody listens").outcome(),
    ];
    assert_eq!(outcomes, [Outcome::NotSent; 3]);
}

#[tokio::test]
async fn a_transport_gets_no_body_where_there_is_none() {
    let script = Script::new([Step::status(200), Step::status(200)]);
    let settings = settings().base_url("https://things.test".to_owned()).transport(script.clone());
    let sender = settings.build().expect("the settings are complete");
    list(&sender).await.expect("the script agrees");
    change(&sender, Desk::of(1)).await.expect("the script agrees");
    let carried = script.carried();
    let has_type = |index: usize| carried[index].request.headers().any(|(name, _)| name == "content-type");
    assert_eq!((carried[0].request.body(), has_type(0)), (&b""[..], false));
    assert_eq!((carried[1].request.body(), has_type(1)), (&br#"{"watts":1}"#[..], true));
    assert!(!format!("{:?}", carried[0].request).contains("content-type"));
    assert_eq!(carried[0].request.url(), format!("https://things.test{LIST}"));
}

#[test]
fn debug_output_has_no_query() {
    let mut lamps = ListLamps::of("hall", 1);
    lamps.label = Some("a canary".to_owned());
    let request = sender_to("http://127.0.0.1:9").operation::<_, runtime::Response<ListLamps>>(&lamps);
    let shown = format!("{request:?}");
    assert!(shown.contains(LIST) && !shown.contains("canary"), "{shown}");
}
