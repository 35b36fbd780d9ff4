//! Rejections and failures, with every kind of body.

use integration_tests::server::Reply;
use serde_json::json;
use signalwire_calling::responses::{ErrorCode, ErrorItem};
use signalwire_calling::{Error, ErrorBody, ErrorKind, Outcome};

use crate::exchange::Exchange;

async fn rejected_by(exchange: &Exchange, reply: Reply) -> Error {
    let error = exchange.answered_by(reply).await.expect_err("not a success");
    assert_eq!(error.kind(), &ErrorKind::Api);
    assert!(!error.is_timeout() && !error.is_connect());
    error
}

/// The consequence at the end of each message.
const REJECTED: &str = "the server did not carry out the request";
const UNKNOWN: &str = "the request may have been carried out; check before sending it again";

#[tokio::test]
async fn a_message_is_read_and_told() {
    let exchange = Exchange::start().await;
    for (status, message, outcome, consequence) in [
        ("400 Bad Request", "Bad Request", Outcome::Rejected, REJECTED),
        ("401 Unauthorized", "Unauthorized", Outcome::Rejected, REJECTED),
        ("403 Forbidden", "Forbidden", Outcome::Rejected, REJECTED),
        ("404 Not Found", "Not Found", Outcome::Rejected, REJECTED),
        ("500 Internal Server Error", "Internal Server Error", Outcome::Unknown, UNKNOWN),
    ] {
        let error =
            rejected_by(&exchange, Reply::json(status, &json!({"error": message, "trace": "t-1"}))).await;
        let number: u16 = status[..3].parse().expect("a status is a number");
        assert_eq!((error.status(), error.outcome()), (Some(number), outcome));
        let Some(ErrorBody::Message(body)) = error.body() else { panic!("{:?}", error.body()) };
        assert_eq!((body.error.as_str(), body.extra.get("trace")), (message, Some(&json!("t-1"))));
        assert_eq!(
            error.to_string(),
            format!("the server responded with {number}: {message}; {consequence}")
        );
    }
}

#[tokio::test]
async fn every_reason_of_a_422_is_read_and_told() {
    let exchange = Exchange::start().await;
    let body = json!({
        "errors": [
            {
                "type": "validation_error", "code": "not_routable", "message": "The number cannot be reached.",
                "attribute": "to", "url": "https://docs.example.com/not_routable",
            },
            {
                "type": "validation_error", "code": "missing_required_parameter", "message": "A value is missing",
                "attribute": null, "url": "https://docs.example.com/missing", "severity": {"level": 3},
            },
        ],
        "statusCode": 422,
    });
    let error = rejected_by(&exchange, Reply::json("422 Unprocessable Content", &body)).await;
    assert_eq!((error.status(), error.outcome()), (Some(422), Outcome::Rejected));
    let Some(ErrorBody::List(list)) = error.body() else { panic!("{:?}", error.body()) };
    assert_eq!(list.extra.get("statusCode"), Some(&json!(422)));
    let [first, second] = list.errors.as_slice() else { panic!("{list:?}") };
    let parts = |item: &ErrorItem| {
        let code = item.code.as_ref().map(|code| code.as_str().to_owned());
        [item.r#type.clone(), code, item.message.clone(), item.attribute.clone(), item.url.clone()]
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        parts(first),
        [
            some("validation_error"),
            some("not_routable"),
            some("The number cannot be reached."),
            some("to"),
            some("https://docs.example.com/not_routable"),
        ]
    );
    assert!(first.extra.is_empty());
    assert_eq!(
        parts(second),
        [
            some("validation_error"),
            some("missing_required_parameter"),
            some("A value is missing"),
            None,
            some("https://docs.example.com/missing"),
        ]
    );
    assert_eq!(second.extra.get("severity"), Some(&json!({"level": 3})));
    let text = error.to_string();
    for part in ["422", "not_routable", "cannot be reached", "missing_required_parameter", "is missing"] {
        assert!(text.contains(part), "{text}");
    }
    assert!(text.ends_with(REJECTED), "{text}");
}

#[tokio::test]
async fn reasons_may_lack_anything() {
    let exchange = Exchange::start().await;
    for (item, code) in [
        (json!({"code": "X"}), Some("X")),
        (json!({}), None),
        (json!({"reason": "r", "status": "422", "title": "t", "code": "not_routable"}), Some("not_routable")),
        (json!({"type": null, "code": null, "message": null, "attribute": null, "url": null}), None),
    ] {
        let error =
            rejected_by(&exchange, Reply::json("422 Unprocessable Content", &json!({"errors": [item]})))
                .await;
        let Some(ErrorBody::List(list)) = error.body() else { panic!("{item}: {:?}", error.body()) };
        assert_eq!(list.errors.len(), 1);
        assert_eq!(list.errors[0].code.as_ref().map(ErrorCode::as_str), code, "{item}");
        let named = ["type", "code", "message", "attribute", "url", "detail", "title", "status"];
        let unknown =
            item.as_object().into_iter().flatten().filter(|(key, _)| !named.contains(&key.as_str()));
        for (key, value) in unknown {
            assert_eq!(list.errors[0].extra.get(key), Some(value), "{item}");
        }
    }
}

#[tokio::test]
async fn a_body_of_any_other_form_is_kept_and_not_told() {
    let exchange = Exchange::start().await;
    let page = "<html><body>502 Bad Gateway (canary-page)</body></html>";
    for (status, body, outcome) in [
        ("403 Forbidden", r#"{"reason":"canary-page"}"#, Outcome::Rejected),
        ("409 Conflict", r#"["canary-page"]"#, Outcome::Rejected),
        ("422 Unprocessable Content", r#"{"errors":"canary-page"}"#, Outcome::Rejected),
        ("422 Unprocessable Content", r#"{"errors":[{"code":"canary-page"#, Outcome::Rejected),
        ("400 Bad Request", r#"{"error":{"canary-page":1}}"#, Outcome::Rejected),
        ("429 Too Many Requests", "canary-page", Outcome::Rejected),
        ("502 Bad Gateway", page, Outcome::Unknown),
        ("503 Service Unavailable", "", Outcome::Unknown),
        ("504 Gateway Timeout", "null", Outcome::Unknown),
    ] {
        let error = rejected_by(&exchange, Reply::new(status, "", body)).await;
        let number: u16 = status[..3].parse().expect("a status is a number");
        assert_eq!((error.status(), error.outcome()), (Some(number), outcome), "{status}");
        let Some(ErrorBody::Other(raw)) = error.body() else { panic!("{status}: {:?}", error.body()) };
        assert_eq!((raw.text().as_ref(), raw.is_complete()), (body, true), "{status}");
        assert_eq!(error.raw_body(), Some(raw), "{status}");
        let consequence = if outcome == Outcome::Rejected { REJECTED } else { UNKNOWN };
        // After this status alone, any command may be retried.
        let attempts = if number == 429 { " in the last of 3 attempts" } else { "" };
        assert_eq!(error.to_string(), format!("the server responded with {number}{attempts}; {consequence}"));
        assert!(!format!("{error:?}").contains("canary-page"), "{error:?}");
    }
}

#[tokio::test]
async fn an_error_that_breaks_off_is_still_that_error() {
    let exchange = Exchange::start().await;
    let cut = b"HTTP/1.1 404 Not Found\r\ncontent-length: 90\r\n\r\n{\"error\":\"Not".to_vec();
    let error = rejected_by(&exchange, Reply::Closing(cut)).await;
    assert_eq!((error.status(), error.outcome()), (Some(404), Outcome::Rejected));
    let Some(ErrorBody::Other(raw)) = error.body() else { panic!("{:?}", error.body()) };
    assert_eq!((raw.text().as_ref(), raw.is_complete()), ("{\"error\":\"Not", false));
}

#[tokio::test]
async fn what_the_server_says_is_told_in_one_line_of_bounded_length() {
    let exchange = Exchange::start().await;
    let message = format!("first\r\nsecond\u{1b}[31m{}", "x".repeat(10_000));
    let error = rejected_by(&exchange, Reply::json("400 Bad Request", &json!({"error": message}))).await;
    let text = error.to_string();
    assert!(text.contains("first") && text.contains("second") && text.ends_with(REJECTED), "{text}");
    assert!(!text.contains(char::is_control), "{text}");
    assert!(text.len() < 500, "{} bytes", text.len());
    let Some(ErrorBody::Message(body)) = error.body() else { panic!("{:?}", error.body()) };
    assert_eq!(body.error, message);
}

#[tokio::test]
async fn the_servers_name_for_the_request_is_kept() {
    let exchange = Exchange::start().await;
    for header in ["x-request-id", "X-SignalWire-Request-Id", "request-id", "x-amzn-requestid"] {
        let head = format!("{header}: r-2291\r\n");
        let error = rejected_by(&exchange, Reply::new("500 Internal Server Error", &head, "")).await;
        assert_eq!(error.request_id(), Some("r-2291"), "{header}");
        assert_eq!(
            error.to_string(),
            format!("the server responded with 500 (request id r-2291); {UNKNOWN}"),
            "{header}"
        );
    }
    assert_eq!(
        rejected_by(&exchange, Reply::new("500 Internal Server Error", "", "")).await.request_id(),
        None
    );
}

#[test]
fn errors_can_cross_threads_and_be_boxed() {
    fn check<T: std::error::Error + Send + Sync + 'static>() {}
    check::<Error>();
}
