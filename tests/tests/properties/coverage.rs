//! The random values reach every schema that a request can hold.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::demand::is_nothing;
use crate::description::{commands, components};
use crate::keywords::below;
use crate::make::Maker;
use crate::outcome::{in_parallel, seed};

/// How many random requests of each command are looked at.
const TRIALS: u32 = 400;

fn address(schema: &Value) -> usize {
    std::ptr::from_ref(schema).addr()
}

#[test]
fn every_schema_of_a_request_is_used() {
    let commands = commands();
    let used: BTreeSet<usize> = in_parallel(&commands, |index, command| {
        let schemas = (0..TRIALS).flat_map(|trial| {
            let mut maker = Maker::new(seed(index, trial)).noting_schemas();
            maker.make(&[command.schema]);
            maker.into_schemas()
        });
        schemas.collect::<BTreeSet<_>>()
    })
    .into_iter()
    .flatten()
    .collect();
    let mut open: Vec<_> = commands.iter().map(|command| (command.name.to_owned(), command.schema)).collect();
    let mut seen = BTreeSet::new();
    let mut unused = Vec::new();
    while let Some((place, schema)) = open.pop() {
        // What a merely open object holds is up to the sender, and demands nothing that could be missed.
        if is_nothing(schema) || !seen.insert(address(schema)) {
            continue;
        }
        if !used.contains(&address(schema)) {
            unused.push(format!("{place}: {schema:.80}"));
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
