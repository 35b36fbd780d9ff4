//! Keeps only the complete parts when something could not be lowered, so that later checks can still run.

use std::collections::BTreeMap;

use super::{
    Definitions,
    usage::{self, references},
};
use crate::ir::{CommandEndpoint, Group, TypeName};

/// Removes the definitions that refer to a missing one, and the commands and operations that need them.
pub(super) fn retain(
    endpoint: &mut Option<CommandEndpoint>,
    groups: &mut [Group],
    definitions: &mut Definitions,
) {
    let mut used_by: BTreeMap<TypeName, Vec<TypeName>> = BTreeMap::new();
    for (name, definition) in definitions.iter() {
        for used in references(definition) {
            used_by.entry(used).or_default().push(name.clone());
        }
    }
    let mut missing: Vec<TypeName> =
        used_by.keys().filter(|name| !definitions.contains_key(*name)).cloned().collect();
    while let Some(name) = missing.pop() {
        for user in used_by.remove(&name).unwrap_or_default() {
            definitions.swap_remove(&user);
            missing.push(user);
        }
    }
    if let Some(endpoint) = endpoint {
        endpoint.commands.retain(|command| definitions.contains_key(&command.params));
    }
    for group in groups {
        let part = Group { operations: Vec::new(), ..group.clone() };
        group.operations.retain(|operation| {
            let alone = Group { operations: vec![operation.clone()], ..part.clone() };
            usage::of_group(&alone).iter().all(|(name, _)| definitions.contains_key(*name))
        });
    }
}
