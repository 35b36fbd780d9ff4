//! Exchanges that go wrong: what the error says, above all about what may have happened.

mod support;

use std::error::Error as _;
use std::time::{Duration, Instant};

use runtime::json::{Layout, Reflect, Selector, Union, Variant, View};
use runtime::{Error, ErrorKind, Outcome, PreparedRequest, RequestBody, RequestInfo};
use support::server::{Reply, Server};
use support::{Order, Receipt, Rejection, order_at, rejected, sender_to};

#[tokio::test]
async fn redirects_are_not_followed() {
    let cases = [
        ("301 Moved Permanently", Outcome::Unknown),
        ("302 Found", Outcome::Unknown),
        ("303 See Other", Outcome::Unknown),
        ("307 Temporary Redirect", Outcome::Rejected),
        ("308 Permanent Redirect", Outcome::Rejected),
    ];
    for (status, outcome) in cases {
        let other = Server::start(Reply::new("200 OK", "", "{}")).await;
        let location = format!("location: {}/canary-path?canary=1\r\n", other.url());
        let error = rejected(Reply::new(status, &location, "moved")).await;
        assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Redirect, outcome), "{status}");
        assert_eq!(error.status(), status[..3].parse().ok());
        assert_eq!(error.raw_body().map(|body| body.text().into_owned()).as_deref(), Some("moved"));
        assert_eq!(error.body(), None);
        let message = error.to_string();
        assert!(
            message.contains(&format!("a redirect to {}, which is not followed", other.url())),
            "{message}"
        );
        assert!(!message.contains("canary"), "{message}");
        assert_eq!(other.connections(), 0);
    }
    for location in ["", "location: data:canary\r\n", "location: http://[canary\r\n"] {
        let message = rejected(Reply::new("302 Found", location, "")).await.to_string();
        assert!(
            message.starts_with("the server responded with 302, a redirect, which is not followed"),
            "{message}"
        );
    }
}

#[tokio::test]
async fn error_statuses_say_what_may_have_happened() {
    let cases = [
        (400, Outcome::Rejected),
        (401, Outcome::Rejected),
        (403, Outcome::Rejected),
        (404, Outcome::Rejected),
        (408, Outcome::Unknown),
        (409, Outcome::Rejected),
        (422, Outcome::Rejected),
        (429, Outcome::Rejected),
        (500, Outcome::Unknown),
        (502, Outcome::Unknown),
        (503, Outcome::Unknown),
        (599, Outcome::Unknown),
        (700, Outcome::Unknown),
    ];
    for (status, outcome) in cases {
        let error = rejected(Reply::new(&format!("{status} Odd"), "", r#"{"error":"no such thing"}"#)).await;
        assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Api, outcome), "{status}");
        assert_eq!(error.status(), Some(status));
        assert_eq!(error.body(), Some(&Rejection { status, message: Some("no such thing".to_owned()) }));
        assert!(error.source().is_none() && !error.is_timeout() && !error.is_connect());
        let consequence = match outcome {
            Outcome::Rejected => "the server did not carry out the request",
            _ => "the request may have been carried out; check before sending it again",
        };
        // This is the one status after which a request may always be sent again.
        let attempts = if status == 429 { " in the last of 3 attempts" } else { "" };
        let message = format!("the server responded with {status}: no such thing{attempts}; {consequence}");
        assert_eq!(error.to_string(), message);
    }
}

#[tokio::test]
async fn what_the_server_says_is_shortened_and_kept_on_one_line() {
    let long = format!(r#"{{"error":"first\nsecond {}"}}"#, "x".repeat(1000));
    let message = rejected(Reply::new("422 Unprocessable", "", &long)).await.to_string();
    assert!(message.starts_with(r"the server responded with 422: first\nsecond xxx"), "{message}");
    assert!(message.contains("xxx...; the server") && message.len() < 400, "{message}");

    let error = rejected(Reply::new("502 Bad Gateway", "", "<html>canary</html>")).await;
    assert!(error.to_string().starts_with("the server responded with 502; "), "{error}");
    assert_eq!(error.body(), Some(&Rejection { status: 502, message: None }));
}

#[tokio::test]
async fn the_request_id_is_told() {
    let cases = [
        ("x-request-id: one\r\nx-things-request-id: two\r\n", Some("one")),
        ("X-Things-Request-Id: two\r\n", Some("two")),
        ("x-request-id:  \r\nx-things-request-id: two\r\n", Some("two")),
        ("request-id: other\r\n", None),
        ("x-request-id: \u{e9}\r\n", None),
    ];
    for (headers, expected) in cases {
        let error = rejected(Reply::new("404 Not Found", headers, "")).await;
        assert_eq!(error.request_id(), expected, "{headers}");
        assert_eq!(error.to_string().contains("(request id"), expected.is_some(), "{error}");
    }
}

#[tokio::test]
async fn an_answer_that_does_not_come_in_time_leaves_the_outcome_open() {
    let server = Server::start(Reply::BytesThenHang(Vec::new())).await;
    let start = Instant::now();
    let error =
        order_at(&server.url()).timeout(Duration::from_millis(200)).await.expect_err("no answer comes");
    assert!(start.elapsed() < Duration::from_secs(5));
    assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Timeout, Outcome::Unknown));
    assert!(error.is_timeout() && !error.is_connect() && error.status().is_none());
    assert!(error.to_string().contains("did not respond in time (limit 200ms)"), "{error}");
    assert_eq!(server.posts().await, 1);
}

#[tokio::test]
async fn the_timeout_of_the_client_holds_too() {
    let server = Server::start(Reply::BytesThenHang(Vec::new())).await;
    let settings = support::settings().base_url(server.url()).timeout(Duration::from_millis(200));
    let sender = settings.build().expect("the settings are complete");
    let request = sender.request::<Receipt>("POST", "/orders", &Order::of(1));
    assert!(request.await.expect_err("no answer comes").to_string().contains("(limit 200ms)"));
}

#[tokio::test]
async fn a_connection_that_ends_without_an_answer_leaves_the_outcome_open() {
    for bytes in ["", "HTTP/1.1 200", "nonsense\r\n\r\n"] {
        let error = rejected(Reply::BytesThenClose(bytes.into())).await;
        assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Transport, Outcome::Unknown), "{bytes:?}");
        assert!(error.source().is_some() && !error.is_timeout() && !error.is_connect());
        assert!(
            error.to_string().contains("failed before a response arrived; the request may have been"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn without_a_connection_nothing_is_sent() {
    let port = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
        listener.local_addr().expect("a bound listener has an address").port()
    };
    let error = order_at(&format!("http://127.0.0.1:{port}")).await.expect_err("nobody listens");
    assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Connect, Outcome::NotSent));
    assert!(error.is_connect() && !error.is_timeout() && error.source().is_some());
    assert_eq!(
        error.to_string(),
        format!(
            "cannot connect to http://127.0.0.1:{port} in the last of 3 attempts; the request was not sent"
        )
    );
}

#[tokio::test]
async fn without_tls_nothing_is_sent() {
    let server = Server::start(Reply::BytesThenClose(b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec())).await;
    let error =
        order_at(&format!("https://127.0.0.1:{}", server.port())).await.expect_err("the server has no TLS");
    assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Connect, Outcome::NotSent));
    assert_eq!(server.posts().await, 0);
}

#[tokio::test]
async fn an_invalid_request_does_not_leave_this_machine() {
    let server = Server::start(Reply::new("200 OK", "", "{}")).await;
    let request: PreparedRequest<Receipt> =
        sender_to(&server.url()).request("POST", "/orders", &Order::of(0));
    let error = request.await.expect_err("the amount is too small");
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(matches!(error.kind(), ErrorKind::Invalid(invalid) if invalid.violations().len() == 1));
    assert_eq!(
        error.to_string(),
        "the request is not valid: amount is 0, must be at least 1; the request was not sent"
    );
    assert_eq!((server.posts().await, server.connections()), (0, 0));
}

#[tokio::test]
async fn what_cannot_be_sent_is_an_error_and_not_a_panic() {
    let server = Server::start(Reply::new("200 OK", "", "{}")).await;
    let sender = sender_to(&server.url());

    let no_time = order_at(&server.url()).timeout(Duration::ZERO).await.expect_err("there is no time");
    assert_eq!(no_time.outcome(), Outcome::NotSent);
    assert!(matches!(no_time.kind(), ErrorKind::Config(config) if config.problems().count() == 1));

    let method = sender.request::<Receipt>("NOT A METHOD", "/orders", &Order::of(1)).await;
    assert!(matches!(method.expect_err("there is no such method").kind(), ErrorKind::Config(_)));

    let no_json = sender.request::<Receipt>("POST", "/orders", &Unwritable).await.expect_err("it is no JSON");
    assert_eq!((no_json.kind(), no_json.outcome()), (&ErrorKind::Serialize, Outcome::NotSent));
    assert_eq!((server.posts().await, server.connections()), (0, 0));
}

#[test]
fn errors_fit_where_errors_go() {
    fn goes_anywhere<T: std::error::Error + Send + Sync + 'static>() {}
    fn can_be_shared<T: Clone + Send + Sync + 'static>() {}
    goes_anywhere::<Error<Rejection>>();
    can_be_shared::<runtime::Sender>();
    assert_eq!(size_of::<Error<Rejection>>(), size_of::<usize>());
}

/// A body that breaks no rule, and that JSON cannot express: `true` cannot be the content of a tagged variant.
struct Unwritable;

impl Unwritable {
    const UNION: &'static Union = &Union {
        name: "Unwritable",
        layout: Layout::Tagged("kind"),
        variants: &[Variant::holding::<bool>("Flag", Selector::Tag(&["flag"]))],
    };
}

impl Reflect for Unwritable {
    fn view(&self) -> View<'_> {
        View::Union(Self::UNION, 0, &true)
    }
}

impl RequestBody for Unwritable {
    fn info(&self) -> RequestInfo {
        RequestInfo {
            name: "unwritable".into(),
            resource_id: None,
            correlation_id: None,
            is_idempotent: false,
        }
    }
}
