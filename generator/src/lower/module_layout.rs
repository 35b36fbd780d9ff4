//! Which file each definition goes to: with the one command family that uses it, or to a file of its own.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;

use super::{names, usage};
use crate::ir::{Api, Kind, Module, TypeName, Usage};

/// A family with more types of its own than this has a file for each of them.
const TYPES_IN_ONE_FILE: usize = 10;

/// Settles every definition's module.
pub(super) fn analyse(api: &mut Api) {
    let prefix = api.config.commands.strip_prefix.clone();
    let mut users: BTreeMap<TypeName, Vec<String>> = BTreeMap::new();
    let mut commands = Vec::new();
    for command in &api.operation.commands {
        let family = family(command.wire.strip_prefix(&prefix).unwrap_or(&command.wire));
        commands.push((command.params.clone(), family.clone()));
        note(api, &command.params, &family, &mut users);
    }
    let is_command = |name: &TypeName| commands.iter().any(|(command, _)| command == name);
    let own_types = |family: &str| {
        users.iter().filter(|(name, users)| users.as_slice() == [family] && !is_command(name)).count()
    };
    let crowded: BTreeSet<String> = commands
        .iter()
        .map(|(_, family)| family.clone())
        .filter(|family| own_types(family) > TYPES_IN_ONE_FILE)
        .collect();
    for (name, definition) in &mut api.definitions {
        let own_file = || name.as_str().to_snake_case();
        if !users.contains_key(name) && !name.space.is_empty() {
            definition.module = Module { parent: name.space.clone(), file: own_file() };
            continue;
        }
        definition.module = match (definition.usage, users.get(name).map(Vec::as_slice)) {
            (Usage::Response, _) => Module { parent: "responses".to_owned(), file: own_file() },
            (Usage::Request, Some([only])) if crowded.contains(only) => {
                Module { parent: "commands".to_owned(), file: own_file() }
            }
            (Usage::Request, Some([only])) => Module { parent: "commands".to_owned(), file: only.clone() },
            _ => Module { parent: "types".to_owned(), file: own_file() },
        };
    }
    for (name, family) in commands {
        if let Some(definition) = api.definitions.get_mut(&name) {
            definition.module = Module { parent: "commands".to_owned(), file: family };
        }
    }
}

/// `lamp.dim` and `lamp.off` belong to `lamp`.
fn family(short: &str) -> String {
    names::field_name(short.split('.').next().unwrap_or(short)).plain().to_owned()
}

fn note(api: &Api, name: &TypeName, family: &str, users: &mut BTreeMap<TypeName, Vec<String>>) {
    let families = users.entry(name.clone()).or_default();
    if families.iter().any(|known| known == family) {
        return;
    }
    families.push(family.to_owned());
    // What only a gated document leads to belongs to its own namespace.
    let Some(definition) = api.definitions.get(name).filter(|it| !matches!(it.kind, Kind::GatedDocument(_)))
    else {
        return;
    };
    for name in usage::references(definition) {
        note(api, &name, family, users);
    }
}
