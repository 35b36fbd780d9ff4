//! What can be read besides events.

use std::fmt::Debug;

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::{Router, routing::post};
use integration_tests::same::same;
use serde::Serialize;
use serde_json::Value;
use signalwire_calling::axum::{Payload, Verified};
use signalwire_calling::events::{
    AiDebug, Event, InboundCall, PostPrompt, SidecarCallback, SwaigCall, SwaigSignatureRequest,
};

use super::{BODY, KEY, PATH, PUBLIC, SHA1, assert_rejected, key, request, send, signed, webhooks};

pub(super) const FORM: &str = "application/x-www-form-urlencoded";

/// A router whose handler writes what it has read.
fn echo<T: Payload + Serialize + Send + Debug + 'static>() -> Router {
    let handler = |request: Verified<T>| async move { serde_json::to_vec(&request.payload).expect("JSON") };
    Router::new().route("/events", post(handler)).with_state(webhooks())
}

/// Asserts that the examples of a webhook are read, that its fields are kept, and that other JSON is not read.
async fn assert_read<T: Payload + Serialize + Send + Debug + 'static>(webhook: &str) {
    let router = echo::<T>();
    let examples = integration_tests::description::webhook_examples(webhook);
    assert!(!examples.is_empty(), "`{webhook}` has no examples");
    for example in examples {
        let (status, _, body) = send(&router, signed(&example.to_string())).await;
        assert_eq!(status, StatusCode::OK, "{webhook}");
        assert!(same(&serde_json::from_slice(&body).expect("JSON"), &example), "{webhook}: {example}");
    }
    assert_rejected(&router, signed("[1]"), StatusCode::BAD_REQUEST, webhook).await;
    assert_rejected(&router, request(&[], "{}"), StatusCode::FORBIDDEN, webhook).await;
}

#[tokio::test]
async fn every_webhook_of_the_description_can_be_read() {
    assert_read::<Event>("callEvent").await;
    assert_read::<InboundCall>("swmlRequest").await;
    assert_read::<SidecarCallback>("sidecarCallback").await;
    assert_read::<AiDebug>("aiDebug").await;
    assert_read::<PostPrompt>("postPrompt").await;
    assert_read::<SwaigCall>("swaigCall").await;
    assert_read::<SwaigSignatureRequest>("swaigSignatureRequest").await;
}

#[tokio::test]
async fn other_bodies_can_be_read_as_json_or_bytes() {
    let (status, _, body) = send(&echo::<Value>(), signed("[1]")).await;
    assert_eq!((status, &*body), (StatusCode::OK, &b"[1]"[..]));
    assert_rejected(&echo::<Value>(), signed("a=1"), StatusCode::BAD_REQUEST, "not JSON").await;

    let handler = |request: Verified<Bytes>| async move { request.payload };
    let router = Router::new().route("/events", post(handler)).with_state(webhooks());
    for body in ["", "a=1", BODY] {
        let (status, _, answer) = send(&router, signed(body)).await;
        assert_eq!((status, &*answer), (StatusCode::OK, body.as_bytes()));
    }
    let signature = key(KEY).sign_form(&format!("{PUBLIC}{PATH}"), "To=%2B12065550199");
    let form = request(&[("content-type", FORM), (SHA1, &signature)], "To=%2B12065550199");
    let (status, _, answer) = send(&router, form).await;
    assert_eq!((status, &*answer), (StatusCode::OK, &b"To=%2B12065550199"[..]));
    assert_rejected(&router, request(&[], ""), StatusCode::FORBIDDEN, "unsigned").await;
}
