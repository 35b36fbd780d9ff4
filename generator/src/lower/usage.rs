//! Finds out whether each definition is sent, received or both, and removes unused ones.

use std::collections::BTreeMap;

use super::Definitions;
use crate::ir::{Definition, Kind, Operation, Payload, Type, TypeName, Usage};

/// Sets the usage of every definition, and removes those that nothing uses.
pub(super) fn analyse(operation: &Operation, definitions: &mut Definitions) {
    let mut found = BTreeMap::new();
    for command in &operation.commands {
        reach(definitions, &command.params, Usage::Request, &mut found);
        if let Some(handle) = &command.handle {
            reach(definitions, &handle.id, Usage::Request, &mut found);
        }
    }
    if let Some(body) = named(&operation.success.body) {
        reach(definitions, body, Usage::Response, &mut found);
    }
    reach(definitions, &operation.errors.definition, Usage::Response, &mut found);
    definitions.retain(|name, definition| match found.get(name) {
        Some(usage) => {
            definition.usage = *usage;
            true
        }
        None => false,
    });
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

fn named(ty: &Type) -> Option<&TypeName> {
    match ty {
        Type::Named(name) | Type::Boxed(name) => Some(name),
        Type::List(inner) | Type::Map(inner) => named(inner),
        _ => None,
    }
}
