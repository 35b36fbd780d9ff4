//! What the description refuses, the client refuses.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use signalwire_calling::{CallRequest, Validate};

use crate::change::{Class, Site};
use crate::description::{Command, commands};
use crate::judge::REQUESTS;
use crate::leniency::{LENIENCIES, may_pass};
use crate::make::Maker;
use crate::outcome::{Failure, assert_none, in_parallel, seed};
use crate::round_trip::unchanged;

/// How many random requests of each command are tried, each with one change of every class that it offers.
const TRIALS: u32 = 150;

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
    let trials = in_parallel(&commands(), |index, command| {
        (0..TRIALS).flat_map(|trial| changed(command, seed(index, trial))).collect::<Vec<_>>()
    });
    let mut refused = BTreeMap::<Class, u32>::new();
    let mut passed = BTreeSet::new();
    let mut failures = Vec::new();
    for (class, trial) in trials.into_iter().flatten() {
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

/// One change of each class to one random request.
fn changed(command: &Command, seed: u64) -> Vec<(Class, Trial)> {
    let mut maker = Maker::new(seed).noting_sites();
    let Some(value) = maker.make(&[command.schema]) else { return Vec::new() };
    let (mut sites, mut rng) = maker.into_sites();
    // The first of each class is one at random.
    rng.shuffle(&mut sites);
    let mut tried = BTreeSet::new();
    sites.retain(|site| tried.insert(site.class));
    sites.iter().map(|site| (site.class, try_change(command, seed, &value, site))).collect()
}

fn try_change(command: &Command, seed: u64, value: &Value, site: &Site) -> Trial {
    let Some(changed) = site.apply(value).filter(|changed| !REQUESTS.is_valid(changed)) else {
        return Trial::StillValid;
    };
    let request = serde_json::from_str::<CallRequest>(&changed.to_string());
    let Some(accepted) = request.ok().filter(|request| request.validate().is_ok()) else {
        return Trial::Refused;
    };
    let mut what = format!(
        "it is accepted although the description refuses it ({:?} at `{}`)",
        site.class, site.pointer
    );
    if may_pass(site.class) {
        match unchanged(&site.passed(changed.clone()), &accepted) {
            Ok(()) => return Trial::Passed,
            Err(loss) => what = format!("{:?} at `{}` may pass, but {loss}", site.class, site.pointer),
        }
    }
    let subject = format!("{:?} in {}", site.class, command.name);
    Trial::Wrong(Failure { subject, seed, value: changed, what })
}
