//! Webhooks in axum: which requests reach a handler, and what the others get.

mod answers;
mod bodies;
mod payloads;
mod secrets;
mod status;
mod urls;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use axum::{Router, routing::post};
use signalwire_calling::axum::{Verified, Webhooks};
use signalwire_calling::events::Event;
use signalwire_calling::signature::{PublicUrl, SigningKey};
use tower::ServiceExt;

const SHA256: &str = "x-signalwire-sha256-signature";
const SHA1: &str = "x-signalwire-signature";

const KEY: &str = "PSKtest1234567890abcdef";
const PUBLIC: &str = "https://example.com";
const PATH: &str = "/events?dial_attempt=4a81";
const BODY: &str = r#"{"event_type":"calling.call.play","params":{"call_id":"c-1","state":"finished"}}"#;

fn key(key: &str) -> SigningKey {
    SigningKey::new(key).expect("a key")
}

fn webhooks() -> Webhooks {
    Webhooks::new(key(KEY), PublicUrl::new(PUBLIC).expect("a URL"))
}

/// Answers with what it was given.
async fn hear(request: Verified<Event>) -> String {
    let (attempt, signed) = (request.attempt_id().unwrap_or("none").to_owned(), request.signed_with);
    let kind = if matches!(request.payload, Event::Other(_)) { "unknown" } else { "known" };
    let call = request.payload.call_id().map_or_else(String::new, |id| id.to_string());
    format!("{kind} {call} {attempt} {signed:?}")
}

fn router(webhooks: Webhooks) -> Router {
    Router::new().route("/events", post(hear)).with_state(webhooks)
}

/// A request for `PATH`.
fn request(headers: &[(&str, &str)], body: impl Into<Body>) -> Request<Body> {
    request_to(PATH, headers, body)
}

fn request_to(path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Request<Body> {
    let request = Request::post(path);
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    request.body(body.into()).expect("a request")
}

/// The signature of a body for `PATH`, with SHA-256.
fn signature(body: &str) -> String {
    key(KEY).sign_json(&format!("{PUBLIC}{PATH}"), body)
}

/// A request for `PATH` as the platform sends it.
fn signed(body: &str) -> Request<Body> {
    request(&[(SHA256, &signature(body))], body.to_owned())
}

/// Sends a request, and returns the response.
async fn send(router: &Router, request: Request<Body>) -> (StatusCode, HeaderMap, Bytes) {
    let (head, body) = router.clone().oneshot(request).await.expect("a response").into_parts();
    (head.status, head.headers, to_bytes(body, usize::MAX).await.expect("a body"))
}

/// Asserts that a request reaches the handler, which answers this.
async fn assert_heard(router: &Router, request: Request<Body>, expected: &str) {
    let (status, _, body) = send(router, request).await;
    assert_eq!((status, String::from_utf8_lossy(&body).as_ref()), (StatusCode::OK, expected));
}

/// Asserts that a request is rejected with this status, and that the response says nothing.
async fn assert_rejected(router: &Router, request: Request<Body>, expected: StatusCode, why: &str) {
    let (status, headers, body) = send(router, request).await;
    assert_eq!((status, body.len()), (expected, 0), "{why}");
    assert!(headers.get("content-type").is_none(), "{why}: {headers:?}");
}
