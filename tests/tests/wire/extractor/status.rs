//! Which requests are verified, by signature, key and policy.

use axum::http::StatusCode;
use serde_json::Value;
use signalwire_calling::axum::Webhooks;
use signalwire_calling::signature::{Policy, PublicUrl};

use super::{
    BODY, KEY, PATH, PUBLIC, SHA1, SHA256, assert_heard, assert_rejected, key, request, request_to, router,
    signature, signed, webhooks,
};

#[tokio::test]
async fn a_signed_event_reaches_the_handler() {
    let router = router(webhooks());
    assert_heard(&router, signed(BODY), "known c-1 4a81 Sha256").await;
    let sha1 = key(KEY).sign_json_sha1(&format!("{PUBLIC}{PATH}"), BODY);
    for header in [SHA1, "x-twilio-signature"] {
        assert_heard(&router, request(&[(header, &sha1)], BODY), "known c-1 4a81 Sha1").await;
    }
    let unknown = r#"{"event_type":"calling.call.hologram","params":{"call_id":"c-1"}}"#;
    assert_heard(&router, signed(unknown), "unknown c-1 4a81 Sha256").await;
    let bare = r#"{"call_id":"c-1","call_state":"ended"}"#;
    assert_heard(&router, signed(bare), "known c-1 4a81 Sha256").await;
}

#[tokio::test]
async fn what_is_not_verified_gets_403() {
    let router = router(webhooks());
    let signature = signature(BODY);
    let written_again = serde_json::from_str::<Value>(BODY).expect("JSON").to_string().replace(',', ", ");
    let other_key = key("PSKother").sign_json(&format!("{PUBLIC}{PATH}"), BODY);
    // The signature over the URL alone, which fits any body.
    let of_url = key(KEY).sign_form(&format!("{PUBLIC}{PATH}"), "");
    let of_url_in_hex = key(KEY).sign_json_sha1(&format!("{PUBLIC}{PATH}"), "");
    for (why, headers, body) in [
        ("unsigned", &[][..], BODY),
        ("wrong key", &[(SHA256, other_key.as_str())], BODY),
        ("changed body", &[(SHA256, &signature)], &written_again),
        ("no body", &[(SHA256, &signature)], ""),
        ("other hash", &[(SHA1, &signature)], BODY),
        ("no signature", &[(SHA256, "let me in")], BODY),
        ("repeated", &[(SHA256, &signature), (SHA256, &signature)], BODY),
        ("over the URL", &[(SHA1, &of_url)], BODY),
        ("over the URL, as a form", &[(SHA1, &of_url), ("content-type", super::payloads::FORM)], BODY),
        ("over the URL, in hexadecimal", &[(SHA1, &of_url_in_hex)], BODY),
        // The signature is verified before anything is parsed.
        ("not JSON", &[(SHA256, &signature)], "{"),
    ] {
        assert_rejected(&router, request(headers, body.to_owned()), StatusCode::FORBIDDEN, why).await;
    }
    for path in ["/events", "/events?dial_attempt=4a82", "/events?dial_attempt=4a81&", "/events?"] {
        let request = request_to(path, &[(SHA256, &signature)], BODY);
        assert_rejected(&router, request, StatusCode::FORBIDDEN, path).await;
    }
}

#[tokio::test]
async fn several_keys_are_accepted_while_one_is_replaced() {
    let with = |verifier| Webhooks::new(verifier, PublicUrl::new(PUBLIC).expect("a URL"));
    let both = router(with(key("PSKnew").or(key(KEY))));
    assert_heard(&both, signed(BODY), "known c-1 4a81 Sha256").await;
    let later = router(with(key("PSKnew").into()));
    assert_rejected(&later, signed(BODY), StatusCode::FORBIDDEN, "the old key").await;
    let strict = router(with(key(KEY).require_sha256()));
    let sha1 = key(KEY).sign_json_sha1(&format!("{PUBLIC}{PATH}"), BODY);
    assert_rejected(&strict, request(&[(SHA1, &sha1)], BODY), StatusCode::FORBIDDEN, "SHA-1").await;
    assert_heard(&strict, signed(BODY), "known c-1 4a81 Sha256").await;
}

#[tokio::test]
async fn the_policy_decides_on_unsigned_requests() {
    let if_present = router(webhooks().policy(Policy::IfPresent));
    assert_heard(&if_present, request(&[], BODY), "known c-1 4a81 Nothing").await;
    assert_heard(&if_present, signed(BODY), "known c-1 4a81 Sha256").await;
    let wrong = "0".repeat(64);
    let forged = || request(&[(SHA256, &wrong)], BODY);
    assert_rejected(&if_present, forged(), StatusCode::FORBIDDEN, "a wrong signature").await;
    let unsigned = router(webhooks().policy(Policy::Unsigned));
    assert_heard(&unsigned, forged(), "known c-1 4a81 Nothing").await;
}
