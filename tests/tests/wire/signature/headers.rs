//! The headers of signatures: which one decides, and what they may contain.

use http::{HeaderMap, HeaderValue};
use signalwire_calling::signature::VerifyError;

use super::{A, A256, B, BODY, KEY, OLD_SHA1, SHA1, SHA256, URL, headers, key};

#[test]
fn a_wrong_signature_with_sha256_is_not_saved_by_one_with_sha1() {
    let wrong = "0".repeat(64);
    let verify = |pairs: &[(&'static str, &str)]| key(KEY).verify(URL, &headers(pairs), BODY.as_bytes());
    assert_eq!(verify(&[(SHA256, &wrong), (SHA1, A.signature)]), Err(VerifyError::Mismatch));
    let malformed = Err(VerifyError::Malformed { header: SHA256 });
    assert_eq!(verify(&[(SHA256, ""), (SHA1, A.signature)]), malformed);
    // Conversely, it needs no help.
    assert_eq!(verify(&[(SHA256, A256.signature), (SHA1, "wrong")]), Ok(()));
    // The present name goes before the old one.
    assert_eq!(verify(&[(SHA1, &"0".repeat(40)), (OLD_SHA1, A.signature)]), Err(VerifyError::Mismatch));
}

#[test]
fn signatures_are_taken_exactly() {
    for (header, signature) in [(SHA256, A256.signature), (SHA1, A.signature), (SHA1, B.signature)] {
        for wrong in [
            format!(" {signature}"),
            format!("{signature} "),
            signature.to_uppercase() + "=",
            signature[1..].to_owned(),
            format!("{signature}, {signature}"),
            format!("sha1={signature}"),
            signature.trim_end_matches('=').replace(|letter: char| letter.is_ascii_digit(), "-"),
            String::new(),
        ] {
            let verified = key(KEY).verify(URL, &headers(&[(header, &wrong)]), BODY.as_bytes());
            assert_eq!(verified, Err(VerifyError::Malformed { header }), "{wrong}");
        }
    }
    for (header, signature) in [(SHA256, A256.signature), (SHA1, A.signature)] {
        let upper = signature.to_uppercase();
        let verified = key(KEY).verify(URL, &headers(&[(header, &upper)]), BODY.as_bytes());
        assert_eq!(verified, Err(VerifyError::Malformed { header }));
        let twice = headers(&[(header, signature), (header, signature)]);
        assert_eq!(key(KEY).verify(URL, &twice, BODY.as_bytes()), Err(VerifyError::Repeated { header }));
    }
    // A digest of another hash in the header of this one.
    let verified = key(KEY).verify(URL, &headers(&[(SHA1, A256.signature)]), BODY.as_bytes());
    assert_eq!(verified, Err(VerifyError::Malformed { header: SHA1 }));
    let mut headers = HeaderMap::new();
    headers.insert(SHA1, HeaderValue::from_bytes(b"\xFF").expect("a header value"));
    assert_eq!(key(KEY).verify(URL, &headers, b""), Err(VerifyError::Malformed { header: SHA1 }));
}
