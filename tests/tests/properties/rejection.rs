//! What the description refuses, the client refuses.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::change::{Class, Site};
use crate::leniency::{LENIENCIES, may_pass};
use crate::outcome::{Failure, assert_none};
use crate::subject::{Subject, tried};

/// How many random requests of each command are tried, each with one change of every class that it offers.
const TRIALS: u32 = 50;

/// What came of one change.
enum Trial {
    /// The validator finds the changed value valid, or the place is not there.
    StillValid,
    Refused,
    /// The client takes it, as it may.
    Passed,
    Wrong(Failure),
}

#[test]
fn what_the_description_refuses_is_refused() {
    let mut refused = BTreeMap::<Class, u32>::new();
    let mut passed = BTreeSet::new();
    let mut failures = Vec::new();
    for (class, trial) in tried(TRIALS, changed) {
        match trial {
            Trial::StillValid => {}
            Trial::Refused => *refused.entry(class).or_default() += 1,
            Trial::Passed => {
                passed.insert(class);
            }
            Trial::Wrong(failure) => failures.push(failure),
        }
    }
    assert_none(failures);
    for (class, reason) in LENIENCIES {
        assert!(passed.contains(class), "{class:?} never passes, so it need not be allowed to: {reason}");
    }
    for class in ALWAYS {
        let count = refused.get(class).copied().unwrap_or(0);
        assert!(count >= 10, "{class:?} was tried only {count} times");
    }
}

/// The classes that the description offers. A change of one of them must really have been tried.
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

/// One change of each class to one random value.
fn changed(subject: &Subject, seed: u64) -> Vec<(Class, Trial)> {
    let mut maker = subject.maker(seed).noting_sites();
    let Some(value) = maker.make(&[subject.schema]) else { return Vec::new() };
    let (mut sites, mut rng) = maker.into_sites();
    // The first of each class is one at random.
    rng.shuffle(&mut sites);
    let mut tried = BTreeSet::new();
    sites.retain(|site| tried.insert(site.class));
    sites.iter().map(|site| (site.class, try_change(subject, seed, &value, site))).collect()
}

fn try_change(subject: &Subject, seed: u64, value: &Value, site: &Site) -> Trial {
    let Some(changed) = site.apply(value).filter(|changed| !subject.checked.is_valid(changed)) else {
        return Trial::StillValid;
    };
    let what = match (subject.take)(&changed) {
        Err(_) => return Trial::Refused,
        Ok(Ok(())) if may_pass(site.class) => return Trial::Passed,
        Ok(Err(loss)) if may_pass(site.class) => format!("it may pass, but {loss}"),
        Ok(_) => "it is accepted although the description refuses it".to_owned(),
    };
    let mut failure = subject.failure(seed, changed, format!("{what} (at `{}`)", site.pointer));
    failure.subject = format!("{:?} in {}", site.class, subject.name);
    Trial::Wrong(failure)
}
