//! What a rejection tells: enough to find the cause, and no secrets.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Router, extract::FromRef, routing::post};
use signalwire_calling::axum::{Rejection, Verified, Webhooks};
use signalwire_calling::events::Event;
use signalwire_calling::signature::VerifyError;

use super::{BODY, KEY, SHA256, key, request, router, send, signature, signed, webhooks};
use crate::traced::log_of;

/// A state that has more than the webhooks, and collects what a program could log.
#[derive(Clone)]
struct App {
    webhooks: Webhooks,
    rejections: Arc<Mutex<Vec<Rejection>>>,
}

impl FromRef<App> for Webhooks {
    fn from_ref(app: &App) -> Self {
        app.webhooks.clone()
    }
}

async fn hear(State(app): State<App>, request: Result<Verified<Event>, Rejection>) -> Response {
    match request {
        Ok(verified) => format!("{verified:?}").into_response(),
        Err(rejection) => {
            app.rejections.lock().unwrap_or_else(PoisonError::into_inner).push(rejection.clone());
            rejection.into_response()
        }
    }
}

#[tokio::test]
async fn a_rejection_tells_its_cause_and_no_secrets() {
    let app = App { webhooks: webhooks(), rejections: Arc::default() };
    let router = Router::new().route("/events", post(hear)).with_state(app.clone());
    let wrong = key("PSKother").sign_json("https://example.com/events", BODY);
    let secret_body = r#"["hunter2"]"#;
    let requests = [
        request(&[], BODY),
        request(&[(SHA256, &wrong)], BODY),
        request(&[(SHA256, KEY)], BODY),
        signed(secret_body),
    ];
    for request in requests {
        assert_ne!(send(&router, request).await.0, StatusCode::OK);
    }
    let rejections = app.rejections.lock().unwrap_or_else(PoisonError::into_inner).clone();
    assert!(matches!(
        &rejections[..],
        [
            Rejection::NotVerified(VerifyError::Missing),
            Rejection::NotVerified(VerifyError::Mismatch),
            Rejection::NotVerified(VerifyError::Malformed { header: SHA256 }),
            Rejection::Unreadable(_),
        ]
    ));
    let messages: Vec<String> = rejections.iter().map(ToString::to_string).collect();
    assert_eq!(messages[0], "the request has no signature");
    let shown = format!("{messages:?} {rejections:?} {:?}", app.webhooks);
    for secret in [KEY, &wrong, &signature(secret_body), "hunter2", "4a81", "c-1"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[tokio::test]
async fn debug_of_a_verified_request_does_not_show_the_url() {
    let app = App { webhooks: webhooks(), rejections: Arc::default() };
    let router = Router::new().route("/events", post(hear)).with_state(app);
    let (status, _, shown) = send(&router, signed(BODY)).await;
    let shown = String::from_utf8_lossy(&shown);
    assert_eq!(status, StatusCode::OK);
    assert!(shown.contains("Sha256") && shown.contains("c-1") && !shown.contains("4a81"), "{shown}");
}

#[tokio::test]
async fn rejections_are_traced() {
    let router = router(webhooks());
    let log = log_of(async {
        assert_eq!(send(&router, request(&[], BODY)).await.0, StatusCode::FORBIDDEN);
    });
    let log = log.await;
    let expected =
        "WARN signalwire_calling: a webhook was rejected status=403 reason=the request has no signature";
    assert!(log.contains(expected), "{log}");
    assert!(!log.contains("4a81") && !log.contains("c-1"), "{log}");
    let log = log_of(async {
        assert_eq!(send(&router, signed(BODY)).await.0, StatusCode::OK);
    });
    assert!(!log.await.contains("WARN"));
}
