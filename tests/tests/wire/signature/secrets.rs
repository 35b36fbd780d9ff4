//! What errors and `Debug` show.

use std::time::Duration;

use signalwire_calling::signature::{PublicUrl, Seen};

use super::{A256, BODY, C, KEY, SHA256, URL, Vector, headers, key};

#[test]
fn nothing_secret_is_shown() {
    let verifier = key(KEY).or(key("PSKold"));
    assert_eq!(format!("{:?}", key(KEY)), "SigningKey(..)");
    assert!(format!("{verifier:#?}").contains("SigningKey(..)"));
    let errors = [
        key(KEY)
            .verify(URL, &headers(&[(SHA256, &"0".repeat(64))]), BODY.as_bytes())
            .expect_err("it does not verify"),
        key(KEY).verify(URL, &headers(&[(SHA256, KEY)]), BODY.as_bytes()).expect_err("it does not verify"),
        key(KEY).verify(BODY, &A256.headers(), BODY.as_bytes()).expect_err("it does not verify"),
        Vector { body: BODY, ..C }.verify().expect_err("it does not verify"),
    ];
    let mut seen = Seen::new(Duration::from_secs(1), 2);
    assert!(seen.insert(BODY));
    let public = PublicUrl::new("https://name:PSKold@example.com").expect("a URL");
    let messages = errors.map(|error| error.to_string()).concat();
    let shown = format!("{verifier:?} {errors:?} {messages} {seen:?} {public:?} {public}");
    for secret in [KEY, "PSKold", "abc-123", "call_id", A256.signature] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
