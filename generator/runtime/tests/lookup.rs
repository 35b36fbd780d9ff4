//! Parts of a value are found by their JSON names, typed or not.

mod support;

use runtime::json::{Reflect, View};
use serde_json::json;
use support::json::read;
use support::types::Room;

#[test]
fn parts_are_found_in_fields_unions_maps_and_plain_json() {
    let room: Room = read(json!({
        "lamps": [],
        "type": "hall",
        "notes": {"warm": true},
        "plan": {"sides": [3.5], "owner": {"name": "Ann", "floor": 2, "away": false}},
        "lit": {"since": "noon"}
    }))
    .expect("a room");
    let text = |path: &[&str]| room.view().at(path).and_then(View::as_str);
    let number = |path: &[&str]| room.view().at(path).and_then(View::as_f64);
    let flag = |path: &[&str]| room.view().at(path).and_then(View::as_bool);
    assert_eq!(text(&["type"]), Some("hall"));
    assert_eq!(text(&["kind"]), None, "the name in Rust is not the name in JSON");
    assert_eq!(flag(&["notes", "warm"]), Some(true));
    assert_eq!(text(&["notes", "warm"]), None);
    assert_eq!(text(&["plan", "owner", "name"]), Some("Ann"));
    assert_eq!(number(&["plan", "owner", "floor"]), Some(2.0));
    assert_eq!(flag(&["plan", "owner", "away"]), Some(false));
    assert_eq!(text(&["lit", "since"]), Some("noon"));
    for path in
        [&["plan", "sides", "0"][..], &["lamps", "0"], &["type", "x"], &["lit", "until"], &["nothing"]]
    {
        assert!(room.view().at(path).is_none(), "{path:?}");
    }
}
