//! An invalid field costs that field, never the leg: many random legs, unchanged and with one change.

use integration_tests::random::Random;
use serde_json::{Value, json};
use signalwire_calling::responses::Leg;
use signalwire_calling::{Answer, RawBody};

use crate::description::response;
use crate::make::Generator;
use crate::oracle::RESPONSES;
use crate::outcome::{Failure, assert_none, seed};
use integration_tests::same::same;

/// How many legs are read unchanged.
const WHOLE: u32 = 10_000;

/// How many legs are read with one field changed.
const CHANGED: u32 = 1_000;

#[test]
fn every_leg_of_the_description_is_read_whole() {
    let failures = (0..WHOLE).filter_map(|trial| {
        let (seed, leg) = leg(1, trial);
        assert!(RESPONSES.is_valid(&leg), "{leg}");
        failure(seed, &leg, &leg)
    });
    assert_none(failures.collect());
}

#[test]
fn one_odd_field_costs_that_field_alone() {
    let failures = (0..CHANGED).filter_map(|trial| {
        let (seed, whole) = leg(2, trial);
        let mut random = Random::new(seed);
        let changed = changed(&whole, &mut random);
        failure(seed, &whole, &changed)
    });
    assert_none(failures.collect());
}

fn leg(case: usize, trial: u32) -> (u64, Value) {
    let seed = seed(case, trial);
    (seed, Generator::new(seed).make(&[response()]).expect("a random leg"))
}

/// Replaces one field other than the id with a value of any kind.
fn changed(leg: &Value, random: &mut Random) -> Value {
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(u64::MAX),
        json!(1e300),
        json!("text"),
        json!(""),
        json!([]),
        json!([1, {"a": null}]),
        json!({}),
        json!({"description": 5, "charge": "x"}),
    ];
    let names = [
        "type",
        "status",
        "from",
        "to",
        "direction",
        "parent_id",
        "source",
        "url",
        "created_at",
        "duration",
        "duration_ms",
        "billing_ms",
        "charge",
        "charge_details",
        "qos_metrics",
        "something_new",
    ];
    let mut changed = leg.clone();
    changed[*random.one_of(&names)] = random.one_of(&odd).clone();
    changed
}

/// Returns what is wrong with how the leg is read.
fn failure(seed: u64, whole: &Value, value: &Value) -> Option<Failure> {
    let answer = Answer::from(RawBody::new(200, value.to_string(), true));
    let what = match answer.leg() {
        None => "it is lost".to_owned(),
        Some(leg) if leg.id.as_str() != whole["id"] => "its id is lost".to_owned(),
        Some(leg) => unlike(leg, value)?,
    };
    Some(Failure { case: "a leg".to_owned(), seed, value: value.clone(), what })
}

/// The leg must be written as it was read.
fn unlike(leg: &Leg, value: &Value) -> Option<String> {
    let written = serde_json::to_value(leg).expect("a leg is JSON");
    (!same(&written, value)).then(|| format!("it is written back as {written}"))
}
