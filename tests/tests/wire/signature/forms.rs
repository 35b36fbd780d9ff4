//! Signatures over forms.

use signalwire_calling::signature::VerifyError;

use super::{B, FORM, KEY, SHA1, SHA256, Vector, headers, key};

#[test]
fn forms_are_signed_decoded_and_sorted() {
    let signature = |url: &str, form: &str| key(KEY).sign_form(url, form);
    let expected = signature("https://example.com/", "a=1&b=2+%2B&b=1&c=");
    assert_eq!(signature("https://example.com/", "c&b=%32%20%2b&a=1&&b=1"), expected);
    assert_ne!(signature("https://example.com/", "a=1&b=1&b=2+%2B&c="), expected);
    // What is no escape stays as it is.
    let plain = signature("https://example.com/", "a=%25zz%251%25");
    assert_eq!(signature("https://example.com/", "a=%zz%1%"), plain);
    // Bytes that are no UTF-8 are signed as they are.
    assert_ne!(signature("https://example.com/", "a=%FF"), signature("https://example.com/", "a=%FE"));
    let verified = Vector { content_type: "Application/X-WWW-Form-URLencoded; charset=UTF-8", ..B }.verify();
    assert_eq!(verified, Ok(()));
    let other = Vector { content_type: "multipart/form-data", ..B }.verify();
    assert_eq!(other, Err(VerifyError::BodyNotCovered));
}

#[test]
fn forms_may_be_signed_with_or_without_the_default_port() {
    let same = |signed: &str, given: &str| {
        let form = "a=1";
        let headers = headers(&[("content-type", FORM), (SHA1, &key(KEY).sign_form(signed, form))]);
        key(KEY).verify(given, &headers, form.as_bytes()).is_ok()
    };
    for (with, without) in [
        ("https://example.com:443/a?b=c:1", "https://example.com/a?b=c:1"),
        ("http://example.com:80", "http://example.com"),
        ("https://name:word@example.com:443?x=@", "https://name:word@example.com?x=@"),
        ("https://[2001:db8::1]:443/", "https://[2001:db8::1]/"),
    ] {
        assert!(same(with, with) && same(without, without), "{with}");
        assert!(same(with, without) && same(without, with), "{with}");
    }
    assert!(!same("https://example.com:80/", "https://example.com/"));
    assert!(!same("https://example.com:8443/", "https://example.com/"));
    assert!(!same("https://example.com/", "http://example.com/"));
    // JSON is signed with the URL exactly as it was given.
    let headers = headers(&[(SHA256, &key(KEY).sign_json("https://example.com:443/", "{}"))]);
    assert_eq!(key(KEY).verify("https://example.com/", &headers, b"{}"), Err(VerifyError::Mismatch));
}
