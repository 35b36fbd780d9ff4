//! The small types that fields are made of.

mod support;

use std::collections::BTreeMap;
use std::time::Duration;

use runtime::{DecimalSeconds, Extra, RawBody, Secret, UnknownValue, Uri};
use serde_json::json;
use support::json;

#[test]
fn a_secret_is_sent_and_read_but_not_printed() {
    let secret = Secret::from("hush");
    assert_eq!(serde_json::to_value(&secret).ok(), Some(json!("hush")));
    assert_eq!(serde_json::from_value::<Secret>(json!("hush")).ok(), Some(secret.clone()));
    assert_eq!(secret.expose(), "hush");
    assert_eq!(format!("{secret:?} {:?}", Some(&secret)), "Secret(..) Some(Secret(..))");
    assert_ne!(secret, Secret::from("hush!".to_owned()));
}

#[test]
fn a_uri_is_printed_without_its_credentials() {
    let cases = [
        ("https://things.test/path?a=b#c", "https://things.test/path?a=b#c"),
        ("https://me:key@things.test/path", "https://..@things.test/path"),
        ("https://key@things.test", "https://..@things.test"),
        ("https://me:k@y@things.test/path", "https://..@things.test/path"),
        ("https://me:k/y@things.test/path", "https://..@things.test/path"),
        ("https://me:k?y@things.test/path", "https://..@things.test/path"),
        ("https://me:12/34@things.test/path", "https://..@things.test/path"),
        ("https://me:k#y@z@things.test/path", "https://..@things.test/path"),
        ("https://things.test/image@2x.png", "https://things.test/image@2x.png"),
        ("https://[::1]/image@2x.png", "https://[::1]/image@2x.png"),
        ("https://me:key@[::1]:80/", "https://..@[::1]:80/"),
        ("wss://me:key@things.test", "wss://..@things.test"),
        ("odd+scheme.1://me:key@things.test", "odd+scheme.1://..@things.test"),
        ("sip:me:key@things.test", "sip:..@things.test"),
        ("https:me:key@things.test", "https:..@things.test"),
        ("https:\\\\me:key@things.test", "https:..@things.test"),
        ("//me:key@things.test", "//..@things.test"),
        ("me:key@things.test", "me:..@things.test"),
        ("m e:key@things.test", "..@things.test"),
        ("plain text", "plain text"),
        ("", ""),
        ("@", "..@"),
        ("é:ü@ß", "..@ß"),
    ];
    for (text, expected) in cases {
        let uri = Uri::from(text);
        assert_eq!(uri.to_string(), expected);
        assert_eq!(format!("{uri:?}"), format!("Uri({expected:?})"));
        assert_eq!(uri.as_str(), text);
        assert_eq!(serde_json::to_value(&uri).ok(), Some(json!(text)));
        assert_eq!(serde_json::from_value::<Uri>(json!(text)).ok(), Some(uri));
    }
}

#[test]
fn types_of_text_come_from_text_and_compare_with_it() {
    let uri: Uri = "https://things.test".parse().expect("any text will do");
    assert_eq!(uri, Uri::from(&"https://things.test".to_owned()));
    assert!(uri == "https://things.test" && uri == *"https://things.test" && uri != "https://others.test");
    assert_eq!(AsRef::<str>::as_ref(&uri), "https://things.test");
    let error = serde_json::from_value::<Uri>(json!(["canary"])).expect_err("it is no text");
    assert_eq!(error.to_string(), "expected a string, found an array");
}

#[test]
fn seconds_travel_as_text() {
    let cases = [
        (DecimalSeconds::from(0), "0", Some(0)),
        (DecimalSeconds::from(u32::MAX), "4294967295", Some(4_294_967_295)),
        (DecimalSeconds::from(Duration::from_secs(30)), "30", Some(30)),
        (DecimalSeconds::from(Duration::from_millis(30_001)), "31", Some(31)),
        (DecimalSeconds::from(Duration::from_nanos(1)), "1", Some(1)),
        (DecimalSeconds::from(Duration::ZERO), "0", Some(0)),
        (DecimalSeconds::from(Duration::MAX), "18446744073709551615", Some(u64::MAX)),
        (DecimalSeconds::from("007"), "007", Some(7)),
        (DecimalSeconds::from("+5"), "+5", None),
        (DecimalSeconds::from("1.5".to_owned()), "1.5", None),
        (DecimalSeconds::from(""), "", None),
        (DecimalSeconds::from("18446744073709551616"), "18446744073709551616", None),
    ];
    for (seconds, text, number) in cases {
        assert_eq!((seconds.as_str(), seconds.seconds()), (text, number));
        assert_eq!(seconds.to_string(), text);
        assert_eq!(serde_json::to_value(&seconds).ok(), Some(json!(text)));
        assert_eq!(serde_json::from_value::<DecimalSeconds>(json!(text)).ok(), Some(seconds));
    }
    assert!(serde_json::from_value::<DecimalSeconds>(json!(30)).is_err());
}

#[test]
fn an_unknown_value_is_kept() {
    let text = UnknownValue::new("sideways".to_owned());
    assert_eq!((text.as_str(), text.get().as_str()), ("sideways", "sideways"));
    let number = UnknownValue::new(7_i64);
    let copy = number;
    assert_eq!((copy, *number.get()), (number, 7));
}

/// Something with a name.
#[derive(Clone, PartialEq)]
struct Thing {
    name: String,
    extra: Extra,
}

impl Thing {
    const OBJECT: &'static json::Object =
        &json::Object { name: "Thing", fields: &[json::Field::required("name")], ..json::Object::EMPTY };
}

json::object!(Thing, required name = 0; additional extra);

#[test]
fn extra_fields_are_sent_beside_the_others_and_printed_by_name() {
    let mut thing = Thing { name: "a".to_owned(), extra: Extra::new() };
    assert!(thing.extra.is_empty());
    assert_eq!(serde_json::to_value(&thing).ok(), Some(json!({"name": "a"})));

    assert_eq!(thing.extra.insert("size", 3), None);
    assert_eq!(thing.extra.insert("size", 4), Some(json!(3)));
    assert_eq!(thing.extra.insert("tags".to_owned(), json!(["x"])), None);
    assert_eq!(
        (thing.extra.len(), thing.extra.get("size"), thing.extra.get("no")),
        (2, Some(&json!(4)), None)
    );
    assert!(thing.extra.iter().map(|(key, _)| key).eq(["size", "tags"]));
    assert_eq!(format!("{:?}", thing.extra), r#"{"size": .., "tags": ..}"#);

    let json = json!({"name": "a", "size": 4, "tags": ["x"]});
    assert_eq!(serde_json::to_value(&thing).ok(), Some(json.clone()));
    assert_eq!(serde_json::from_value::<Thing>(json).ok(), Some(thing));
}

#[test]
fn types_of_the_client_stand_in_types_of_others() {
    type Outer = (Option<Thing>, Secret, BTreeMap<String, Uri>);

    let json = json!([{"name": "a", "size": 4}, "hush", {"home": "https://things.test"}]);
    let outer: Outer = serde_json::from_value(json.clone()).expect("it fits");
    assert_eq!(outer.1, Secret::from("hush"));
    assert_eq!(serde_json::to_value(&outer).ok(), Some(json));
    // What null means is up to the holder.
    let none: Outer = serde_json::from_value(json!([null, "hush", {}])).expect("it fits");
    assert_eq!(none, (None, Secret::from("hush"), BTreeMap::new()));
    let error = serde_json::from_value::<Outer>(json!([{}, "hush", {}]));
    assert_eq!(error.expect_err("it has no name").to_string(), "name: missing required field");
}

#[test]
fn a_body_is_read_as_what_it_is() {
    // Some servers put this mark before their JSON.
    let marked = RawBody::new(200, "\u{feff}{\"id\":7}", true);
    assert_eq!(marked.text(), r#"{"id":7}"#);
    assert_eq!(marked.json(), Some(json!({"id": 7})));
    assert_eq!(marked.bytes().len(), 11);
    assert_eq!(marked.parse::<Vec<u32>>(), None);
    assert_eq!(RawBody::new(200, "[7]", true).parse(), Some(vec![7_u32]));
    let deep = "[".repeat(100_000);
    assert_eq!(RawBody::new(200, deep, true).json(), None);
}

#[test]
fn a_body_that_is_cut_or_far_too_long_is_not_read_as_json() {
    assert!(RawBody::new(200, "{}", true).json().is_some());
    assert_eq!(RawBody::new(200, "{}", false).json(), None, "the rest may say otherwise");
    let of_length = |length: usize| format!("[{}]", " ".repeat(length - 2));
    assert!(RawBody::new(200, of_length(128 * 1024), true).json().is_some());
    let long = RawBody::new(200, of_length(128 * 1024 + 1), true);
    assert_eq!((long.json(), long.bytes().len()), (None, 128 * 1024 + 1), "it is kept all the same");
}
