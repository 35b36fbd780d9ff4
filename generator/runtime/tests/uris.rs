//! What an absolute URI is.

mod support;

use runtime::Uri;
use runtime::json::Rule;
use support::rules::{NOTHING, found};

#[test]
fn uris_are_absolute() {
    let good = [
        "https://things.test",
        "HTTP://things.test:80/a?b#c",
        "wss://me:key@things.test",
        "http://[::1]:80/",
        "sip:me@things.test",
        "mailto:a",
        "x-1+y.z:anything",
        "file:///etc",
        "https://exämple.test/ü",
    ];
    for text in good {
        assert_eq!(found("u", &Uri::from(text), &[Rule::Uri]), NOTHING, "{text}");
        assert_eq!(found("u", &text.to_owned(), &[Rule::Uri]), NOTHING, "{text}");
    }
}

#[test]
fn what_has_no_scheme_or_no_host_is_none() {
    let bad = [
        "",
        "things.test",
        "/path",
        "//things.test",
        ":x",
        "1x:y",
        "http:",
        "https:",
        "sip:",
        "https://",
        "http:///path",
        "http://?a",
        "http://#a",
        "http://:80",
        "http://me@",
        "http://me@:80",
        "ws://[]",
        "http:things.test",
        "http:/x",
        "https://a b",
        "https://a\n",
        "https://a\u{a0}b",
        "sip:\0",
        "häh:x",
        "http://\\x",
    ];
    for text in bad {
        let found = found("u", &Uri::from(text), &[Rule::Uri]);
        assert_eq!(found.len(), 1, "{text}");
        assert!(found[0].ends_with("must be an absolute URI"), "{found:?}");
    }
}

#[test]
fn the_message_has_no_credentials_in_it() {
    let uri = Uri::from("https://me:key@things.test/a b");
    let message = r#"u is "https://..@things.test/a b", must be an absolute URI"#;
    assert_eq!(found("u", &uri, &[Rule::Uri]), [message]);
}
