//! Types that are strings in JSON behave like strings.

use std::collections::HashMap;

use signalwire_calling::{
    Uri,
    types::{CallId, ControlId, PlayDirection},
};

#[test]
fn an_id_converts_from_and_to_strings() {
    let owned = String::from("c-1");
    let id = ControlId::from(&owned);
    assert_eq!(id, "c-1");
    assert_eq!(id, *"c-1");
    assert_eq!(id, owned);
    assert_eq!("c-1".parse::<ControlId>().as_ref(), Ok(&id));
    assert_eq!(id.to_string(), owned);
    assert_eq!(AsRef::<str>::as_ref(&id), "c-1");
}

#[test]
fn a_map_by_id_is_asked_with_a_str() {
    let calls = HashMap::from([(CallId::from("call-1"), 1)]);
    assert_eq!(calls.get("call-1"), Some(&1));
}

#[test]
fn known_values_are_listed_and_parse_back() {
    let texts: Vec<_> = PlayDirection::VALUES.iter().map(PlayDirection::as_str).collect();
    assert_eq!(texts, ["listen", "speak", "both"]);
    for value in PlayDirection::VALUES {
        assert_eq!(value.as_str().parse::<PlayDirection>().as_ref(), Ok(value));
        assert_eq!(*value, value.to_string());
    }
    assert_eq!(PlayDirection::from(&String::from("sideways")), "sideways");
}

#[test]
fn an_address_is_whole_but_where_it_is_printed() {
    let text = "https://user:password@example.com/";
    let address: Uri = text.parse().expect("every string is accepted");
    assert_eq!(address.as_str(), text);
    assert_eq!(address, text);
    assert_eq!(address.to_string(), "https://..@example.com/");
}
