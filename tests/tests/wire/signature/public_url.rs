//! The URL that is signed.

use signalwire_calling::signature::{InvalidUrl, PublicUrl, VerifyError};

use super::{A, A256, B, KEY, SHA1, SHA256, headers, key};

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
