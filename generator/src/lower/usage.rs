//! Finds out whether each definition is sent, received or both, and removes unused ones.

use std::collections::BTreeMap;

use super::Definitions;
use crate::ir::{Body, CommandEndpoint, Definition, Group, Kind, Payload, Type, TypeName, Usage, Webhook};

/// Sets the usage of every definition, and removes those that nothing uses.
pub(super) fn analyse(
    endpoint: Option<&CommandEndpoint>,
    groups: &[Group],
    webhooks: &[Webhook],
    definitions: &mut Definitions,
) {
    let mut found = BTreeMap::new();
    let of_operations = endpoint.into_iter().flat_map(of_endpoint).chain(groups.iter().flat_map(of_group));
    for (name, usage) in of_operations.chain(of_webhooks(webhooks)) {
        reach(definitions, name, usage, &mut found);
    }
    definitions.retain(|name, definition| match found.get(name) {
        Some(usage) => {
            definition.usage = *usage;
            true
        }
        None => false,
    });
}

/// Returns the definitions that the commands use directly.
pub(super) fn of_endpoint(endpoint: &CommandEndpoint) -> Vec<(&TypeName, Usage)> {
    let mut all = Vec::new();
    for command in &endpoint.commands {
        all.push((&command.params, Usage::Request));
        all.extend(command.handle.as_ref().map(|handle| (&handle.id, Usage::Request)));
    }
    all.extend(named(&endpoint.success.body).map(|body| (body, Usage::Response)));
    all.push((&endpoint.errors.definition, Usage::Response));
    all
}

/// Returns the definitions that the operations of a group use directly.
pub(super) fn of_group(group: &Group) -> Vec<(&TypeName, Usage)> {
    let mut all = Vec::new();
    for operation in &group.operations {
        all.push((&operation.parameters, Usage::Request));
        let body = operation.body.as_ref().and_then(|body| named(&body.ty));
        all.extend(body.map(|body| (body, Usage::Request)));
        if let Body::Json(ty) = &operation.success {
            all.extend(named(ty).map(|body| (body, Usage::Response)));
        }
        all.extend(operation.errors.as_ref().map(|errors| (errors, Usage::Response)));
    }
    all
}

/// Returns the definitions that the payloads of webhooks use directly.
pub(super) fn of_webhooks(webhooks: &[Webhook]) -> Vec<(&TypeName, Usage)> {
    webhooks.iter().filter_map(|webhook| Some((named(&webhook.payload)?, Usage::Response))).collect()
}

fn reach(definitions: &Definitions, start: &TypeName, usage: Usage, found: &mut BTreeMap<TypeName, Usage>) {
    let mut open = vec![start.clone()];
    while let Some(name) = open.pop() {
        let known = found.get(&name).copied();
        let usage = known.map_or(usage, |known| known.and(usage));
        if known == Some(usage) {
            continue;
        }
        open.extend(definitions.get(&name).map(references).unwrap_or_default());
        found.insert(name, usage);
    }
}

/// Returns the definitions that a definition refers to, in order.
pub(super) fn references(definition: &Definition<()>) -> Vec<TypeName> {
    let behind = match &definition.kind {
        Kind::GatedDocument(gated) => Some(gated.document.clone()),
        _ => None,
    };
    types(definition).into_iter().filter_map(|ty| named(ty).cloned()).chain(behind).collect()
}

/// Returns the types that a definition's values hold directly.
pub(super) fn types(definition: &Definition<()>) -> Vec<&Type> {
    match &definition.kind {
        Kind::Struct(item) => {
            let alternatives = item.choice.iter().flat_map(|choice| &choice.alternatives);
            item.fields
                .iter()
                .map(|field| &field.ty)
                .chain(alternatives.map(|alternative| &alternative.ty))
                .chain(item.additional.iter().map(|rest| &rest.ty))
                .collect()
        }
        Kind::Union(item) => item
            .variants
            .iter()
            .filter_map(|variant| match &variant.payload {
                Payload::Value(ty) => Some(ty),
                Payload::Unit => None,
            })
            .collect(),
        Kind::StringEnum(_)
        | Kind::NumberEnum(_)
        | Kind::Newtype(_)
        | Kind::Opaque
        | Kind::GatedDocument(_) => Vec::new(),
    }
}

pub(super) fn named(ty: &Type) -> Option<&TypeName> {
    match ty {
        Type::Named(name) | Type::Boxed(name) => Some(name),
        Type::List(inner) | Type::Map(inner) => named(inner),
        _ => None,
    }
}
