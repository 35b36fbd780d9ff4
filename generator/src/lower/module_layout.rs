//! Chooses the file of each definition: that of the only command family that uses it, or its own.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::{Definitions, names, usage};
use crate::{
    config::Config,
    ir::{Definition, Kind, Module, Operation, TypeName, Usage},
};

/// Maximum number of types that a family keeps in its own file; with more, each type gets a file.
const TYPES_IN_ONE_FILE: usize = 10;

/// Assigns a module to every definition.
pub(super) fn place(
    config: &Config,
    operation: &Operation,
    definitions: Definitions,
) -> IndexMap<TypeName, Definition> {
    let prefix = &config.commands.strip_prefix;
    let mut users: BTreeMap<TypeName, Vec<String>> = BTreeMap::new();
    let mut commands = Vec::new();
    for command in &operation.commands {
        let family = family(command.wire.strip_prefix(prefix).unwrap_or(&command.wire));
        commands.push((command.params.clone(), family.clone()));
        note(&definitions, &command.params, &family, &mut users);
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
    let module_of = |name: &TypeName, usage: Usage| {
        let module = |parent: &str, file: &str| Module { parent: parent.to_owned(), file: file.to_owned() };
        let own_file = file_name(name.as_str());
        if let Some((_, family)) = commands.iter().find(|(command, _)| command == name) {
            return module("commands", family);
        }
        if !users.contains_key(name) && !name.space.is_empty() {
            return module(&name.space, &own_file);
        }
        match (usage, users.get(name).map(Vec::as_slice)) {
            (Usage::Response, _) => module("responses", &own_file),
            (Usage::Request, Some([only])) if crowded.contains(only) => module("commands", &own_file),
            (Usage::Request, Some([only])) => module("commands", only),
            _ => module("types", &own_file),
        }
    };
    let placed = definitions.into_iter().map(|(name, definition)| {
        let Definition { kind, docs, usage, origin, .. } = definition;
        let module = module_of(&name, usage);
        (name.clone(), Definition { name, kind, docs, usage, module, origin })
    });
    placed.collect()
}

/// `lamp.dim` and `lamp.off` belong to `lamp`.
fn family(short: &str) -> String {
    file_name(short.split('.').next().unwrap_or(short))
}

/// Returns a file name that is also a valid module name.
fn file_name(text: &str) -> String {
    let name = names::field_name(text).plain().to_owned();
    if name == "mod" { "mod_".to_owned() } else { name }
}

fn note(
    definitions: &Definitions,
    name: &TypeName,
    family: &str,
    users: &mut BTreeMap<TypeName, Vec<String>>,
) {
    let families = users.entry(name.clone()).or_default();
    if families.iter().any(|known| known == family) {
        return;
    }
    families.push(family.to_owned());
    // Types behind a gated document belong to their own namespace.
    let Some(definition) = definitions.get(name).filter(|it| !matches!(it.kind, Kind::GatedDocument(_)))
    else {
        return;
    };
    for name in usage::references(definition) {
        note(definitions, &name, family, users);
    }
}
