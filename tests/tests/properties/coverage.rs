//! The random values reach every schema of a request.

use std::collections::BTreeSet;

use crate::case::cases;
use crate::demand::is_nothing;
use crate::description::components;
use crate::keywords::below;
use crate::make::Generator;
use crate::outcome::seed;
use crate::paths::address;

/// How many values are steered to each schema, at most.
const TRIALS: u32 = 20;

#[test]
fn every_schema_of_a_request_is_used() {
    let cases = cases();
    let mut used = BTreeSet::new();
    // Documents first: what they reach need not be reached through the requests that carry them.
    for case in cases.iter().rev() {
        for target in 0..case.paths.count() {
            let mut trials = 0..TRIALS;
            while let (false, Some(trial)) = (used.contains(&case.paths.target(target)), trials.next()) {
                let generator = Generator::new(seed(target, trial)).led(case.paths.to(target));
                let mut generator = generator.noting_schemas();
                generator.make(&[case.schema]);
                used.extend(generator.into_schemas());
            }
        }
    }
    let mut open: Vec<_> = cases.iter().map(|case| (case.name.to_owned(), case.schema)).collect();
    let mut seen = BTreeSet::new();
    let mut unused = Vec::new();
    while let Some((place, schema)) = open.pop() {
        // The content of an open object is up to the sender; there is nothing to cover.
        if is_nothing(schema) || !seen.insert(address(schema)) {
            continue;
        }
        if !used.contains(&address(schema)) {
            unused.push(format!("{place}: {:.80}", schema.to_string()));
        }
        for (index, part) in below(schema).into_iter().enumerate() {
            let component = components().find(|(_, component)| std::ptr::eq(*component, part));
            let name = component.map_or_else(|| format!("{place}/{index}"), |(name, _)| name.to_owned());
            open.push((name, part));
        }
    }
    assert!(seen.len() > 500, "the schemas are missing");
    assert!(unused.is_empty(), "{} schemas are never used:\n{}", unused.len(), unused.join("\n"));
}
