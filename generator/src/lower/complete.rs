//! Keeps only the complete parts when something could not be lowered, so that later checks can still run.

use std::collections::BTreeMap;

use super::{Definitions, usage::references};
use crate::ir::{Operation, TypeName};

/// Removes the definitions that refer to a missing one, and the commands that need them.
pub(super) fn retain(operation: &mut Operation, definitions: &mut Definitions) {
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
    operation.commands.retain(|command| definitions.contains_key(&command.params));
}
