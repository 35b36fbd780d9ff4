//! Several keys, the policy, and what keys must be.

use http::HeaderMap;
use signalwire_calling::signature::{InvalidKey, Policy, SignedWith, SigningKey, Verifier, VerifyError};

use super::{A, A256, B, BODY, C, KEY, OLD_SHA1, SHA256, URL, Vector, headers, key};

#[test]
fn several_keys_are_accepted_while_one_is_replaced() {
    let verifier = key("PSKnew").or(key("PSKold")).or(key(KEY));
    for (name, vector) in [("A", A), ("A256", A256), ("C", C)] {
        let result = verifier.verify(vector.url, &vector.headers(), vector.body.as_bytes());
        assert!(result.is_ok(), "{name}");
        let without = key("PSKnew").or(key("PSKold"));
        let result = without.verify(vector.url, &vector.headers(), vector.body.as_bytes());
        assert_eq!(result, Err(VerifyError::Mismatch), "{name}");
    }
}

#[test]
fn the_policy_decides_on_unsigned_requests_only() {
    let wrong = headers(&[(SHA256, &"0".repeat(64))]);
    let (signed, unsigned) = (A256.headers(), HeaderMap::new());
    let verify = |policy: Policy, headers: &HeaderMap| {
        Verifier::new(key(KEY)).policy(policy).verify(URL, headers, BODY.as_bytes())
    };
    assert_eq!(verify(Policy::Required, &signed), Ok(SignedWith::Sha256));
    assert_eq!(verify(Policy::Required, &unsigned), Err(VerifyError::Missing));
    assert_eq!(verify(Policy::Required, &wrong), Err(VerifyError::Mismatch));
    assert_eq!(verify(Policy::IfPresent, &signed), Ok(SignedWith::Sha256));
    assert_eq!(verify(Policy::IfPresent, &A.headers()), Ok(SignedWith::Sha1));
    assert_eq!(verify(Policy::IfPresent, &unsigned), Ok(SignedWith::Nothing));
    assert_eq!(verify(Policy::IfPresent, &wrong), Err(VerifyError::Mismatch));
    assert_eq!(verify(Policy::Unsigned, &wrong), Ok(SignedWith::Nothing));
    assert_eq!(Policy::default(), Policy::Required);
}

#[test]
fn sha1_can_be_excluded() {
    let verifier = key(KEY).require_sha256();
    let verify = |vector: &Vector| verifier.verify(vector.url, &vector.headers(), vector.body.as_bytes());
    assert_eq!(verify(&A256), Ok(SignedWith::Sha256));
    for vector in [A, B, C, Vector { header: OLD_SHA1, ..A }] {
        assert_eq!(verify(&vector), Err(VerifyError::Sha1NotAllowed));
    }
    let if_present = verifier.clone().policy(Policy::IfPresent);
    let result = if_present.verify(URL, &A.headers(), BODY.as_bytes());
    assert_eq!(result, Err(VerifyError::Sha1NotAllowed));
    assert_eq!(if_present.verify(URL, &HeaderMap::new(), b""), Ok(SignedWith::Nothing));
}

#[test]
fn keys_that_cannot_be_right_are_rejected() {
    assert_eq!(SigningKey::new("").err(), Some(InvalidKey::Empty));
    for text in [" ", "PSK1\n", "\tPSK1"] {
        assert_eq!(text.parse::<SigningKey>().err(), Some(InvalidKey::WhiteSpace), "{text:?}");
    }
    // HMAC hashes keys that are longer than a block.
    let long = "k".repeat(1000);
    let headers = headers(&[(SHA256, &key(&long).sign_json(URL, BODY))]);
    assert_eq!(key(&long).verify(URL, &headers, BODY.as_bytes()), Ok(()));
}
