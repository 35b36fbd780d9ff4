//! What the description rejects, the client rejects.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::case::{Case, tried};
use crate::change::{Class, Place};
use crate::leniency::{LENIENCIES, may_pass};
use crate::outcome::{Failure, assert_none};

/// How many random requests of each command are tried, each with one change of every possible class.
const TRIALS: u32 = 50;

/// The result of one change.
enum Trial {
    /// The validator accepts the changed value, or the place does not exist.
    StillValid,
    Rejected,
    /// The client accepts it, as it may.
    Passed,
    Wrong(Failure),
}

#[test]
fn what_the_description_rejects_is_rejected() {
    let mut rejected = BTreeMap::<Class, u32>::new();
    let mut passed = BTreeSet::new();
    let mut failures = Vec::new();
    for (class, trial) in tried(TRIALS, changed) {
        match trial {
            Trial::StillValid => {}
            Trial::Rejected => *rejected.entry(class).or_default() += 1,
            Trial::Passed => {
                passed.insert(class);
            }
            Trial::Wrong(failure) => failures.push(failure),
        }
    }
    assert_none(failures);
    for (class, reason) in LENIENCIES {
        assert!(
            passed.contains(class),
            "{class:?} is never accepted, so the leniency is not needed: {reason}"
        );
    }
    for class in ALWAYS {
        let count = rejected.get(class).copied().unwrap_or(0);
        assert!(count >= 10, "{class:?} was tried only {count} times");
    }
}

/// The classes that the description has. At least one change of each must have been tried.
const ALWAYS: &[Class] = &[
    Class::WrongType,
    Class::Null,
    Class::UnlistedValue,
    Class::TooSmall,
    Class::TooLarge,
    Class::Fraction,
    Class::TooShort,
    Class::TooLong,
    Class::Pattern,
    Class::NoUri,
    Class::TooFewItems,
    Class::TooManyItems,
    Class::DuplicateItem,
    Class::Missing,
    Class::KeyOfOther,
    Class::BadKey,
    Class::TooManyProperties,
];

/// Returns one change of each class to one random value.
fn changed(case: &Case, seed: u64) -> Vec<(Class, Trial)> {
    let mut generator = case.generator(seed).noting_places();
    let Some(value) = generator.make(&[case.schema]) else { return Vec::new() };
    let (mut places, mut rng) = generator.into_places();
    // Shuffled, so that the first of each class is a random one.
    rng.shuffle(&mut places);
    let mut tried = BTreeSet::new();
    places.retain(|place| tried.insert(place.class));
    places.iter().map(|place| (place.class, try_change(case, seed, &value, place))).collect()
}

fn try_change(case: &Case, seed: u64, value: &Value, place: &Place) -> Trial {
    let Some(changed) = place.apply(value).filter(|changed| !case.checked.is_valid(changed)) else {
        return Trial::StillValid;
    };
    let what = match (case.take)(&changed) {
        Err(_) => return Trial::Rejected,
        Ok(Ok(())) if may_pass(place.class) => return Trial::Passed,
        Ok(Err(loss)) if may_pass(place.class) => format!("it may be accepted, but {loss}"),
        Ok(_) => "it is accepted although the description rejects it".to_owned(),
    };
    let mut failure = case.failure(seed, changed, format!("{what} (at `{}`)", place.pointer));
    failure.case = format!("{:?} in {}", place.class, case.name);
    Trial::Wrong(failure)
}
