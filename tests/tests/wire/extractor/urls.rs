//! The URL that is verified: the configured one, or that of a trusted proxy.

use axum::http::StatusCode;
use axum::{Router, body::Body, http::Request};
use signalwire_calling::axum::Webhooks;
use signalwire_calling::signature::Policy;

use super::{
    BODY, KEY, PATH, PUBLIC, SHA256, assert_heard, assert_rejected, key, request, request_to, router,
    signature, webhooks,
};

const PROTO: &str = "x-forwarded-proto";
const HOST: &str = "x-forwarded-host";

/// A request with a signature for the URL that these headers tell.
fn forwarded(signed_for: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let signature = key(KEY).sign_json(&format!("{signed_for}{PATH}"), BODY);
    request(&[&[(SHA256, signature.as_str())], headers].concat(), BODY)
}

#[tokio::test]
async fn forwarded_headers_are_ignored_without_a_trusted_proxy() {
    let router = router(webhooks());
    let headers = [(PROTO, "https"), (HOST, "other.example"), ("host", "other.example")];
    assert_heard(&router, forwarded(PUBLIC, &headers), "known c-1 4a81 Sha256").await;
    let other = forwarded("https://other.example", &headers);
    assert_rejected(&router, other, StatusCode::FORBIDDEN, "the sender's own host").await;
}

#[tokio::test]
async fn a_trusted_proxy_tells_the_url() {
    let trusting = Webhooks::trusting_proxy(key(KEY));
    let router_of = |policy| router(trusting.clone().policy(policy));
    let router = router_of(Policy::Required);
    let headers = [(PROTO, "https"), (HOST, "example.com")];
    assert_heard(&router, forwarded(PUBLIC, &headers), "known c-1 4a81 Sha256").await;
    for (why, headers) in [
        ("nothing", &[][..]),
        ("no scheme", &[(HOST, "example.com")]),
        ("the host that the server sees", &[(PROTO, "https"), ("host", "example.com")]),
        ("a list", &[(PROTO, "https"), (HOST, "example.com, example.com")]),
        ("repeated", &[(PROTO, "https"), (HOST, "example.com"), (HOST, "example.com")]),
        ("another", &[(PROTO, "https"), (HOST, "other.example")]),
    ] {
        assert_rejected(&router, forwarded(PUBLIC, headers), StatusCode::FORBIDDEN, why).await;
    }
    // Unsigned requests need no URL.
    let if_present = router_of(Policy::IfPresent);
    assert_heard(&if_present, request(&[], BODY), "known c-1 4a81 Nothing").await;
    assert_rejected(&if_present, forwarded(PUBLIC, &[]), StatusCode::FORBIDDEN, "no headers").await;
}

#[tokio::test]
async fn a_nested_router_verifies_the_complete_path() {
    let nested = Router::new().nest("/hooks", router(webhooks()));
    let path = format!("/hooks{PATH}");
    let complete = key(KEY).sign_json(&format!("{PUBLIC}{path}"), BODY);
    assert_heard(&nested, request_to(&path, &[(SHA256, &complete)], BODY), "known c-1 4a81 Sha256").await;
    let short = request_to(&path, &[(SHA256, &signature(BODY))], BODY);
    assert_rejected(&nested, short, StatusCode::FORBIDDEN, "the path that the nested router sees").await;
}
