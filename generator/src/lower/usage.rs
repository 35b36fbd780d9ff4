//! Which way each definition travels. What nothing reaches goes.

use super::Definitions;
use crate::ir::{Definition, Kind, Operation, Payload, Type, TypeName, Usage};

/// Settles every definition's usage.
pub(super) fn analyse(operation: &Operation, definitions: &mut Definitions) {
    let mut found: Vec<(TypeName, Usage)> = Vec::new();
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
    let order: Vec<TypeName> = found.iter().map(|(name, _)| name.clone()).collect();
    for (name, usage) in found {
        if let Some(definition) = definitions.get_mut(&name) {
            definition.usage = usage;
        }
    }
    definitions.retain(|name, _| order.contains(name));
}

fn reach(definitions: &Definitions, name: &TypeName, usage: Usage, found: &mut Vec<(TypeName, Usage)>) {
    let known = found.iter_mut().find(|(known, _)| known == name);
    match known {
        Some((_, known)) if known.and(usage) == *known => return,
        Some((_, known)) => *known = known.and(usage),
        None => found.push((name.clone(), usage)),
    }
    let Some(definition) = definitions.get(name) else { return };
    for name in references(definition) {
        reach(definitions, &name, usage, found);
    }
}

/// The definitions that a definition mentions, in order.
pub(super) fn references(definition: &Definition<()>) -> Vec<TypeName> {
    let behind = match &definition.kind {
        Kind::GatedDocument(gated) => Some(gated.document.clone()),
        _ => None,
    };
    types(definition).into_iter().filter_map(|ty| named(ty).cloned()).chain(behind).collect()
}

/// The types that a definition's values directly hold.
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
