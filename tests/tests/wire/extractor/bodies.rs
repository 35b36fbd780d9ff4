//! Bodies that are too long, break off, or are not JSON objects.

use std::io;

use axum::body::{Body, Bytes};
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use futures_util::stream;
use signalwire_calling::signature::Policy;

use super::{BODY, SHA256, assert_heard, assert_rejected, request, router, signature, signed, webhooks};

/// axum's own limit.
const LIMIT: usize = 2_097_152;

/// The event, made longer by white space.
fn long(length: usize) -> String {
    BODY.to_owned() + &" ".repeat(length - BODY.len())
}

#[tokio::test]
async fn a_body_over_the_limit_gets_413() {
    let default = router(webhooks());
    assert_heard(&default, signed(&long(LIMIT)), "known c-1 4a81 Sha256").await;
    assert_rejected(&default, signed(&long(LIMIT + 1)), StatusCode::PAYLOAD_TOO_LARGE, "too long").await;
    // Without a length in the header, and without a signature: the limit comes first.
    let part = Bytes::from(vec![b' '; 1000]);
    let endless = Body::from_stream(stream::repeat_with(move || Ok::<_, io::Error>(part.clone())));
    assert_rejected(&default, request(&[], endless), StatusCode::PAYLOAD_TOO_LARGE, "endless").await;
    let small = router(webhooks()).layer(DefaultBodyLimit::max(BODY.len()));
    assert_heard(&small, signed(BODY), "known c-1 4a81 Sha256").await;
    let longer = long(BODY.len() + 1);
    assert_rejected(&small, signed(&longer), StatusCode::PAYLOAD_TOO_LARGE, "one byte more").await;
}

#[tokio::test]
async fn a_body_that_breaks_off_gets_400() {
    let parts = [Ok(Bytes::from_static(&BODY.as_bytes()[..20])), Err(io::Error::other("reset"))];
    let broken = request(&[(SHA256, &signature(BODY))], Body::from_stream(stream::iter(parts)));
    assert_rejected(&router(webhooks()), broken, StatusCode::BAD_REQUEST, "reset").await;
}

#[tokio::test]
async fn a_verified_body_that_is_not_a_json_object_gets_400() {
    let router_of = |policy| router(webhooks().policy(policy));
    let (required, unsigned) = (router_of(Policy::Required), router_of(Policy::Unsigned));
    for body in ["", "{", "[]", "null", "\"text\"", "a=1&b=2", "{\"event_type\":\"calling.call.play\"} {}"] {
        assert_rejected(&required, signed(body), StatusCode::BAD_REQUEST, body).await;
        assert_rejected(&unsigned, request(&[], body.to_owned()), StatusCode::BAD_REQUEST, body).await;
    }
    let nested = format!("{{\"a\":{}", "[".repeat(100_000));
    assert_rejected(&required, signed(&nested), StatusCode::BAD_REQUEST, "deeply nested").await;
}
