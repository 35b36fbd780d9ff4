//! Chooses the file of each definition: that of the only command family that uses it, or its own, in the module of
//! the only group that uses it.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::{Definitions, names, usage};
use crate::{
    config::Config,
    ir::{CommandEndpoint, Definition, Group, Kind, Module, TypeName, Usage, Webhook},
    render::{EVENTS, HANDLE_FILE as FILE},
};

/// Maximum number of types that a family keeps in its own file; with more, each type gets a file.
const TYPES_IN_ONE_FILE: usize = 10;

/// Assigns a module to every definition.
pub(super) fn place(
    config: &Config,
    endpoint: Option<&CommandEndpoint>,
    groups: &[Group],
    webhooks: &[Webhook],
    definitions: Definitions,
) -> IndexMap<TypeName, Definition> {
    let prefix = config.commands.as_ref().map_or("", |commands| &commands.strip_prefix);
    let mut users: BTreeMap<TypeName, Vec<String>> = BTreeMap::new();
    let mut commands = Vec::new();
    for command in endpoint.iter().flat_map(|endpoint| &endpoint.commands) {
        let family = family(command.wire.strip_prefix(prefix).unwrap_or(&command.wire));
        commands.push((command.params.clone(), family.clone()));
        note(&definitions, &command.params, &family, &mut users);
    }
    let owners = owners(endpoint, groups, webhooks, &definitions);
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
        if owners.get(name).map(Vec::as_slice) == Some(&[Owner::Webhooks]) {
            return module(EVENTS, &own_file);
        }
        if let Some([Owner::Group(group)]) = owners.get(name).map(Vec::as_slice) {
            let own_file = if own_file == FILE { format!("{FILE}_") } else { own_file };
            return module(groups[*group].module.plain(), &own_file);
        }
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
        let features = owners.get(&name).map(|owners| features(owners, groups)).unwrap_or_default();
        (name.clone(), Definition { name, kind, docs, usage, module, features, origin })
    });
    placed.collect()
}

/// What uses a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    Commands,
    /// A group, by its index.
    Group(usize),
    Webhooks,
}

/// Returns what uses each definition, directly or through others.
fn owners(
    endpoint: Option<&CommandEndpoint>,
    groups: &[Group],
    webhooks: &[Webhook],
    definitions: &Definitions,
) -> BTreeMap<TypeName, Vec<Owner>> {
    let of_commands = endpoint.map(|endpoint| (Owner::Commands, usage::of_endpoint(endpoint)));
    let of_groups = groups.iter().map(usage::of_group).enumerate();
    let of_groups = of_groups.map(|(index, names)| (Owner::Group(index), names));
    let mut owners: BTreeMap<TypeName, Vec<Owner>> = BTreeMap::new();
    let of_webhooks = (Owner::Webhooks, usage::of_webhooks(webhooks));
    for (owner, names) in of_commands.into_iter().chain(of_groups).chain([of_webhooks]) {
        let mut open: Vec<TypeName> = names.into_iter().map(|(name, _)| name.clone()).collect();
        while let Some(name) = open.pop() {
            let known = owners.entry(name.clone()).or_default();
            if known.last() != Some(&owner) {
                known.push(owner);
                open.extend(definitions.get(&name).map(usage::references).unwrap_or_default());
            }
        }
    }
    owners
}

/// Returns the features any of which needs a definition; none if it is always needed.
fn features(owners: &[Owner], groups: &[Group]) -> Vec<String> {
    let features = owners.iter().map(|owner| match owner {
        Owner::Commands => None,
        Owner::Group(group) => groups[*group].feature.clone(),
        Owner::Webhooks => Some(EVENTS.to_owned()),
    });
    features.collect::<Option<_>>().unwrap_or_default()
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
