//! What the server sends on its own: valid payloads are read whole, and an odd part costs only itself.

use fastrand::Rng;
use serde_json::{Value, json};

use crate::case::{Case, each_tried, payloads};
use crate::outcome::assert_none;

/// How many random payloads of each kind are tried.
const TRIALS: u32 = 1_000;

/// A key that no description has.
const NEW: &str = "something_new";

#[test]
fn payloads_are_read_whole_and_one_odd_part_costs_that_part_alone() {
    let cases = payloads();
    assert!(cases.len() >= 29, "only {} kinds of payloads", cases.len());
    assert_none(each_tried(&cases, TRIALS, |case, seed| {
        let mut value = case.generator(seed).make(&[case.schema]).expect("a random payload");
        let objection = case.oracle.iter_errors(&value).next().map(|error| error.to_string());
        let whole =
            objection.or_else(|| loss(case, &value, NEW)).map(|what| case.failure(seed, value.clone(), what));
        let field = change(&mut value, "", &mut Rng::with_seed(seed));
        let changed = loss(case, &value, &field)
            .map(|what| case.failure(seed, value, format!("`{field}` was changed: {what}")));
        whole.into_iter().chain(changed).collect()
    }));
}

/// Returns what is lost of a payload besides this field.
fn loss(case: &Case, value: &Value, field: &str) -> Option<String> {
    if let Err(what) = (case.take)(value).and_then(|kept| kept) {
        return Some(what);
    }
    let mut untyped = (case.untyped)(value);
    untyped.retain(|key| key != NEW);
    let is_expected = untyped.is_empty() || untyped == [field];
    (!is_expected).then(|| format!("{untyped:?} are read as unknown"))
}

/// Replaces or adds one part that is not the kind of event, and returns the key of the nearest object.
fn change(place: &mut Value, key: &str, rng: &mut Rng) -> String {
    match place {
        Value::Object(members) if key.is_empty() || rng.u8(0..4) > 0 => {
            let known: Vec<String> = members.keys().filter(|key| *key != "event_type").cloned().collect();
            let found = rng.choice(known).filter(|_| rng.u8(0..8) > 0);
            let found = found.unwrap_or_else(|| NEW.to_owned());
            return change(members.entry(found.clone()).or_insert(Value::Null), &found, rng);
        }
        Value::Array(items) if !items.is_empty() && rng.u8(0..4) > 0 => {
            let index = rng.usize(0..items.len());
            return change(&mut items[index], key, rng);
        }
        _ => {}
    }
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!("text"),
        json!([]),
        json!([1, {NEW: null}]),
        json!({}),
        json!({NEW: "x"}),
    ];
    *place = rng.choice(odd).expect("there are some");
    key.to_owned()
}
