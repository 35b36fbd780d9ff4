//! Which parts of a request a signature covers.

use http::Uri;
use signalwire_calling::signature::{PublicUrl, VerifyError};

use super::{BODY, C, FORM, KEY, SHA1, SHA256, URL, Vector, headers, key};

/// SDKs of the vendor accept such a signature with any body.
#[test]
fn a_signature_over_the_url_alone_is_not_one_over_the_body() {
    let signature = key(KEY).sign_form(URL, "");
    let verify = |content_type: &str, body: &str| {
        let headers = headers(&[("content-type", content_type), (SHA1, &signature)]);
        key(KEY).verify(URL, &headers, body.as_bytes())
    };
    assert_eq!(verify("application/json", BODY), Err(VerifyError::BodyNotCovered));
    assert_eq!(verify("text/plain", " "), Err(VerifyError::BodyNotCovered));
    assert_eq!(verify(FORM, BODY), Err(VerifyError::Mismatch));
    // Forms without a name and without a value.
    for body in ["&", "=", "&=&"] {
        assert_eq!(verify(FORM, body), Err(VerifyError::BodyNotCovered), "{body}");
    }
    assert_eq!(verify("application/json", ""), Ok(()));
    assert_eq!(verify(FORM, ""), Ok(()));
}

#[test]
fn the_hash_in_the_url_binds_the_body() {
    assert_eq!(Vector { body: "{}", ..C }.verify(), Err(VerifyError::BodyHashMismatch));
    assert_eq!(Vector { body: "", ..C }.verify(), Err(VerifyError::BodyHashMismatch));
    // The URL is signed, so only someone with the key can write a hash in another form.
    let (hash, upper) = (C.url.split_once('=').expect("a hash").1, C.url.to_uppercase());
    let upper = upper.split_once('=').expect("a hash").1;
    for query in [
        format!("bodySHA256={upper}"),
        "bodySHA256=".to_owned(),
        format!("bodySHA256={hash}0"),
        format!("bodySHA256={hash}&bodySHA256={}", "0".repeat(64)),
    ] {
        let url = format!("{URL}?{query}");
        let headers = headers(&[(SHA1, &key(KEY).sign_form(&url, ""))]);
        let verified = key(KEY).verify(&url, &headers, C.body.as_bytes());
        assert_eq!(verified, Err(VerifyError::BodyHashMismatch), "{query}");
    }
    // Of another name, it is no hash.
    let url = C.url.replace("bodySHA256", "bodysha256");
    let headers = headers(&[(SHA1, &key(KEY).sign_form(&url, ""))]);
    let verified = key(KEY).verify(&url, &headers, C.body.as_bytes());
    assert_eq!(verified, Err(VerifyError::BodyNotCovered));
}

/// Nothing separates the URL and the body in what is signed. For JSON, the boundary is certain, because no URL contains
/// the brace that begins an object.
#[test]
fn bytes_of_a_json_body_cannot_move_into_the_url_or_back() {
    let url = "https://example.com/status?a=1";
    let signed = format!("{url}{BODY}");
    let headers = headers(&[(SHA256, &key(KEY).sign_json(url, BODY))]);
    for boundary in 0..=signed.len() {
        let (url_part, body) = signed.split_at(boundary);
        let verified = key(KEY).verify(url_part, &headers, body.as_bytes());
        match verified {
            Ok(()) => assert!(boundary <= url.len(), "{body}"),
            Err(VerifyError::InvalidUrl(_)) => {}
            Err(other) => panic!("{other} for {url_part}"),
        }
        // Bytes of the URL before the body are no JSON.
        if verified.is_ok() && boundary != url.len() {
            serde_json::from_str::<serde_json::Value>(body).expect_err(body);
        }
    }
    // With the constant URL, only the body can be chosen, and no other verifies.
    for start in 1..BODY.len() {
        let verified = key(KEY).verify(url, &headers, &BODY.as_bytes()[start..]);
        assert_eq!(verified, Err(VerifyError::Mismatch));
    }
}

/// In a form, the first names and values can be moved to the end of the query, if the URL comes from the request. Scheme,
/// host and the configured path cannot be changed; with the constant URL, nothing can.
#[test]
fn parts_of_a_form_can_move_into_a_url_that_comes_from_the_request() {
    let (url, form) = ("https://example.com/cxml?bar=2", "CallSid=CA1&Digits=9");
    let headers = headers(&[("content-type", FORM), (SHA1, &key(KEY).sign_form(url, form))]);
    let public = PublicUrl::new("https://example.com").expect("a URL");
    let forged = public.url_of(&Uri::from_static("/cxml?bar=2CallSidCA1"));
    assert_eq!(key(KEY).verify(&forged, &headers, b"Digits=9"), Ok(()));
    assert_eq!(key(KEY).verify(url, &headers, b"Digits=9"), Err(VerifyError::Mismatch));
    assert_eq!(key(KEY).verify(url, &headers, form.as_bytes()), Ok(()));
}
