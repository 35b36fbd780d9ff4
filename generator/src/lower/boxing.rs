//! Where a definition contains itself without a list or map in between, one link of the cycle goes on the heap.

use std::collections::BTreeSet;

use crate::ir::{Api, Definition, Kind, Payload, Type, TypeName};

/// A payload that takes more bytes than this goes on the heap: every value of its union would take as many.
const LARGEST_PAYLOAD: usize = 1024;

/// Boxes one field or payload per cycle, and payloads that are far larger than a value should be.
pub(super) fn analyse(api: &mut Api) {
    cut_cycles(api);
    let names: Vec<TypeName> = api.definitions.keys().cloned().collect();
    for name in names {
        let Kind::Union(item) = &api.definitions[&name].kind else { continue };
        let is_large = |payload: &Payload| match payload {
            Payload::Value(Type::Named(inner)) => size_of(api, inner) > LARGEST_PAYLOAD,
            _ => false,
        };
        let large: Vec<bool> = item.variants.iter().map(|variant| is_large(&variant.payload)).collect();
        let Kind::Union(item) = &mut api.definitions[&name].kind else { continue };
        for (variant, _) in item.variants.iter_mut().zip(large).filter(|(_, large)| *large) {
            if let Payload::Value(Type::Named(inner)) = &variant.payload {
                variant.payload = Payload::Value(Type::Boxed(inner.clone()));
            }
        }
    }
}

/// About how many bytes a value takes. Cycles are cut already.
fn size_of(api: &Api, name: &TypeName) -> usize {
    let Some(definition) = api.definitions.get(name) else { return 0 };
    let sizes = super::usage::types(definition).into_iter().map(|ty| match ty {
        Type::Named(inner) => size_of(api, inner),
        Type::Bool | Type::Integer(_) | Type::Number => 16,
        Type::Boxed(_) => 8,
        _ => 24,
    });
    match &definition.kind {
        Kind::Struct(_) => sizes.sum::<usize>() + 24,
        Kind::Union(_) => sizes.max().unwrap_or_default() + 8,
        _ => 24,
    }
}

fn cut_cycles(api: &mut Api) {
    // Unions first, so that the link which is cut is a struct's field where a cycle has one.
    let mut roots: Vec<TypeName> = api.definitions.keys().cloned().collect();
    roots.sort_by_key(|name| !matches!(api.definitions[name].kind, Kind::Union(_)));
    for root in roots {
        while let Some((holder, target)) = back_edge(api, &root, &mut Walk::default()) {
            cut(&mut api.definitions[&holder], &target);
        }
    }
}

#[derive(Default)]
struct Walk {
    /// The definitions between the root and here.
    trail: Vec<TypeName>,
    /// Definitions from which no way leads back.
    done: BTreeSet<TypeName>,
}

/// A link that leads from a definition back to one on the way to it.
fn back_edge(api: &Api, name: &TypeName, walk: &mut Walk) -> Option<(TypeName, TypeName)> {
    if walk.done.contains(name) {
        return None;
    }
    walk.trail.push(name.clone());
    for ty in direct_types(api.definitions.get(name)?) {
        let Type::Named(target) = ty else { continue };
        if walk.trail.contains(target) {
            return Some((name.clone(), target.clone()));
        }
        let found = back_edge(api, target, walk);
        if found.is_some() {
            return found;
        }
    }
    walk.trail.pop();
    walk.done.insert(name.clone());
    None
}

/// The types that values hold in themselves. What stands in a map is on the heap already.
fn direct_types(definition: &Definition) -> Vec<&Type> {
    let rest = match &definition.kind {
        Kind::Struct(item) => item.rest.as_ref().map(|rest| &rest.ty),
        _ => None,
    };
    super::usage::types(definition)
        .into_iter()
        .filter(|ty| !rest.is_some_and(|rest| std::ptr::eq(rest, *ty)))
        .collect()
}

fn cut(holder: &mut Definition, target: &TypeName) {
    let cut = |ty: &mut Type| {
        if *ty == Type::Named(target.clone()) {
            *ty = Type::Boxed(target.clone());
        }
    };
    match &mut holder.kind {
        Kind::Struct(item) => {
            item.fields.iter_mut().for_each(|field| cut(&mut field.ty));
            let alternatives = item.choice.iter_mut().flat_map(|choice| &mut choice.alternatives);
            alternatives.for_each(|alternative| cut(&mut alternative.ty));
        }
        Kind::Union(item) => {
            for variant in &mut item.variants {
                if let Payload::Value(ty) = &mut variant.payload {
                    cut(ty);
                }
            }
        }
        Kind::StringEnum(_) | Kind::NumberEnum(_) | Kind::Newtype(_) | Kind::Opaque | Kind::Door(_) => {}
    }
}
