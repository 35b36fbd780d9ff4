//! Signatures of webhooks: what verifies, and what does not.

use std::time::{Duration, Instant};

use fastrand::Rng;
use http::{HeaderMap, HeaderName, HeaderValue, Uri};
use signalwire_calling::signature::{
    InvalidKey, InvalidUrl, Policy, PublicUrl, Seen, SignedWith, SigningKey, Verifier, VerifyError,
};

const SHA256: &str = "x-signalwire-sha256-signature";
const SHA1: &str = "x-signalwire-signature";
const OLD_SHA1: &str = "x-twilio-signature";
const FORM: &str = "application/x-www-form-urlencoded";

/// A signed request.
struct Vector {
    key: &'static str,
    url: &'static str,
    content_type: &'static str,
    body: &'static str,
    header: &'static str,
    signature: &'static str,
}

const KEY: &str = "PSKtest1234567890abcdef";
const URL: &str = "https://example.ngrok.io/webhook";
const BODY: &str = r#"{"event":"call.state","params":{"call_id":"abc-123","state":"answered"}}"#;

/// JSON with SHA-1, from the vendor's test suites.
const A: Vector = Vector {
    key: KEY,
    url: URL,
    content_type: "application/json",
    body: BODY,
    header: SHA1,
    signature: "c3c08c1fefaf9ee198a100d5906765a6f394bf0f",
};

/// The same with SHA-256.
const A256: Vector = Vector {
    header: SHA256,
    signature: "2a29f8a92b11df39da80c3b185fd62173d49c294184da585ff951eae4433571c",
    ..A
};

/// A form, from the vendor's test suites.
const B: Vector = Vector {
    key: "12345",
    url: "https://mycompany.com/myapp.php?foo=1&bar=2",
    content_type: FORM,
    body: "To=%2B18005551212&From=%2B14158675309&Digits=1234&Caller=%2B14158675309&CallSid=CA1234567890ABCDE",
    header: SHA1,
    signature: "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
};

/// JSON whose hash is in the URL, from the vendor's test suites.
const C: Vector = Vector {
    key: KEY,
    url: "https://example.ngrok.io/webhook?bodySHA256=69f3cbfc18e386ef8236cb7008cd5a54b7fed637a8cb3373b5a1591d7f0fd5f4",
    content_type: "application/json",
    body: r#"{"event":"call.state"}"#,
    header: SHA1,
    signature: "dfO9ek8mxyFtn2nMz24plPmPfIY=",
};

const VECTORS: [(&str, Vector); 4] = [("A", A), ("A256", A256), ("B", B), ("C", C)];

impl Vector {
    fn verify(&self) -> Result<(), VerifyError> {
        key(self.key).verify(self.url, &self.headers(), self.body.as_bytes())
    }

    fn headers(&self) -> HeaderMap {
        headers(&[("content-type", self.content_type), (self.header, self.signature)])
    }
}

fn key(key: &str) -> SigningKey {
    SigningKey::new(key).expect("a key")
}

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in pairs {
        let value = HeaderValue::from_str(value).expect("a header value");
        headers.append(HeaderName::from_static(name), value);
    }
    headers
}

#[test]
fn the_vectors_verify() {
    for (name, vector) in VECTORS {
        assert_eq!(vector.verify(), Ok(()), "{name}");
    }
    assert_eq!(Vector { header: OLD_SHA1, ..A }.verify(), Ok(()));
    assert_eq!(Vector { header: OLD_SHA1, ..B }.verify(), Ok(()));
}

#[test]
fn the_key_signs_as_the_platform_does() {
    assert_eq!(key(KEY).sign_json(URL, BODY), A256.signature);
    assert_eq!(key(KEY).sign_json_sha1(URL, BODY), A.signature);
    assert_eq!(key(B.key).sign_form(B.url, B.body), B.signature);
    assert_eq!(key(C.key).sign_form(C.url, ""), C.signature);
}

/// Changes one character of an ASCII text to another, inserts one, or removes one.
fn mutate(text: &str, rng: &mut Rng) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let place = rng.usize(..bytes.len());
    let byte = rng.u8(0x21..=0x7E);
    match rng.u8(..3) {
        0 => bytes[place] = byte,
        1 => bytes.insert(place, byte),
        _ => drop(bytes.remove(place)),
    }
    String::from_utf8(bytes).expect("ASCII")
}

/// The decoded names and values of a form, in the order in which they are signed.
fn signed_of(form: &str) -> String {
    let mut pairs: Vec<(String, String)> =
        url::form_urlencoded::parse(form.as_bytes()).into_owned().collect();
    pairs.sort_by(|(name, _), (other, _)| name.cmp(other));
    pairs.into_iter().map(|(name, value)| name + &value).collect()
}

#[test]
fn a_mutated_request_does_not_verify() {
    let mut rng = Rng::with_seed(0x51_6E);
    let mut counts = [0; 4];
    while counts.iter().sum::<usize>() < 10_000 {
        let (name, vector) = &VECTORS[rng.usize(..VECTORS.len())];
        let mut texts = [vector.body, vector.url, vector.signature, vector.key].map(str::to_owned);
        let part = rng.usize(..texts.len());
        texts[part] = mutate(&texts[part], &mut rng);
        let [body, url, signature, secret] = &texts;
        let is_same_form = vector.content_type == FORM && signed_of(body) == signed_of(vector.body);
        let original = [vector.body, vector.url, vector.signature, vector.key];
        // Forms are signed decoded, and without `&` and `=`.
        if texts[part] == original[part] || (part == 0 && is_same_form) {
            continue;
        }
        counts[part] += 1;
        let headers = headers(&[("content-type", vector.content_type), (vector.header, signature)]);
        let verified = key(secret).verify(url, &headers, body.as_bytes());
        assert!(verified.is_err(), "{name}: {url} {signature} {secret} {body}");
    }
    assert!(counts.iter().all(|count| *count > 2000), "{counts:?}");
}

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

#[test]
fn a_url_that_cannot_be_signed_is_reported() {
    for (url, cause) in [
        ("/webhook", InvalidUrl::Scheme),
        ("", InvalidUrl::Scheme),
        ("ftp://example.com/", InvalidUrl::Scheme),
        ("https:///webhook", InvalidUrl::Host),
        ("https://example.com:port/", InvalidUrl::Host),
        ("https://example.com:/", InvalidUrl::Host),
        ("https://example.com:+1/", InvalidUrl::Host),
        ("https://name@/", InvalidUrl::Host),
        ("https://example.com/{", InvalidUrl::Character),
        ("https://example.com/ ", InvalidUrl::Character),
        ("https://example.com/\n", InvalidUrl::Character),
    ] {
        for (header, signature) in [(SHA256, A256.signature), (SHA1, A.signature), (SHA1, B.signature)] {
            let result = key(KEY).verify(url, &headers(&[(header, signature)]), b"");
            assert_eq!(result, Err(VerifyError::InvalidUrl(cause)), "{url:?}");
        }
        assert_eq!(PublicUrl::new(url).err(), Some(cause), "{url:?}");
    }
}

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

#[test]
fn the_public_url_takes_only_path_and_query_of_the_request() {
    let url_of = |public: &str, seen: &str| {
        PublicUrl::new(public).expect("a URL").url_of(&seen.parse().expect("a request target"))
    };
    assert_eq!(url_of("https://example.com", "/a/b?c=d%20"), "https://example.com/a/b?c=d%20");
    assert_eq!(url_of("https://example.com/", "http://other:80/a"), "https://example.com/a");
    assert_eq!(url_of("https://example.com:443/p/", "/"), "https://example.com:443/p/");
    assert_eq!(url_of("https://u:p@w@example.com:8443/p", "/a"), "https://example.com:8443/p/a");
    assert_eq!(url_of("http://[::1]:80", "//a"), "http://[::1]:80//a");
    assert_eq!(url_of("https://example.com", "*"), "https://example.com/*");
    assert_eq!(url_of("https://example.com", "other.example:80"), "https://example.com/");
    assert_eq!(PublicUrl::new("https://example.com/?a").err(), Some(InvalidUrl::Query));
    assert_eq!(PublicUrl::new("https://example.com#a").err(), Some(InvalidUrl::Query));
}

#[test]
fn forwarded_headers_are_used_only_if_they_are_unambiguous() {
    let (proto, host) = ("x-forwarded-proto", "x-forwarded-host");
    let public = |pairs: &[(&'static str, &str)]| {
        PublicUrl::trusting_proxy(&headers(pairs)).map(|public| public.to_string())
    };
    let expected = Ok("https://example.com:8443".to_owned());
    assert_eq!(public(&[(proto, "https"), (host, "example.com:8443")]), expected);
    for pairs in [
        &[][..],
        &[(proto, "https")],
        &[(host, "example.com"), ("host", "example.com")],
        &[(proto, "https"), (host, "evil.example, example.com")],
        &[(proto, "https"), (host, "evil.example"), (host, "example.com")],
        &[(proto, "https"), (host, "")],
    ] {
        assert_eq!(public(pairs), Err(InvalidUrl::Forwarded), "{pairs:?}");
    }
    for wrong in ["example.com/a", "a@example.com", "example.com?a", "example.com#a"] {
        assert_eq!(public(&[(proto, "https"), (host, wrong)]), Err(InvalidUrl::Host), "{wrong}");
    }
    assert_eq!(public(&[(proto, "ftp"), (host, "example.com")]), Err(InvalidUrl::Scheme));
}

#[test]
fn repeats_are_recognized_within_the_period_and_the_capacity() {
    let (second, start) = (Duration::from_secs(1), Instant::now());
    let mut seen = Seen::new(10 * second, 3);
    assert!(seen.insert_at("a", start));
    assert!(!seen.insert_at("a", start + 9 * second));
    assert!(seen.insert_at("a", start + 10 * second), "a repeat does not prolong the period");
    for key in ["b", "c", "d"] {
        assert!(seen.insert_at(key, start + 11 * second));
    }
    assert_eq!(seen.len(), 3);
    assert!(!seen.insert_at("b", start + 12 * second));
    assert!(seen.insert_at("a", start + 12 * second), "displaced by newer ones");
    seen.remove("c");
    seen.remove("never seen");
    assert!(seen.insert_at("c", start + 12 * second));
    assert_eq!(seen.len(), 3);
    assert_ne!(Seen::key(["a", "b"]), Seen::key(["a,1:b"]));
    for round in 0..1000 {
        assert!(seen.insert_at(round.to_string(), start + 13 * second));
        assert!(seen.len() <= 3);
    }
    assert!(Seen::new(second, 0).insert("a"));
}
