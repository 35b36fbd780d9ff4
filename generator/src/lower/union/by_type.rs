//! Alternatives that are told apart by their JSON type.

use std::collections::BTreeSet;

use super::{Alternative, keyed, kinds::kinds, variant};
use crate::{
    ir::{RustName, Selector, Type, TypeName, Variant},
    lower::{
        Lowering, names,
        reported::Reported,
        schema::{JsonType, Schema},
    },
};

const OBJECT: &str = "object";

/// Discriminant of one alternative: its JSON types, and a key if several are objects.
pub(super) struct TypeDiscriminant {
    kinds: Vec<&'static str>,
    key: Option<String>,
}

/// Returns the discriminants of all alternatives, if their JSON types tell them apart.
pub(super) fn find_types(
    lowering: &Lowering<'_>,
    alternatives: &[Alternative],
) -> Option<Vec<TypeDiscriminant>> {
    let all: Vec<BTreeSet<&'static str>> = alternatives
        .iter()
        .map(|alternative| kinds(lowering, &alternative.resolved))
        .collect::<Option<_>>()?;
    let schemas = alternatives.iter().map(|alternative| &alternative.resolved.schema);
    let objects: Vec<&Schema> = schemas.filter(|schema| schema.ty == Some(JsonType::Object)).collect();
    let discriminant = |(index, alternative): (usize, &Alternative)| {
        let own = &all[index];
        let mut others = all.iter().enumerate().filter(|(other, _)| *other != index);
        let shared = others.any(|(_, other)| !other.is_disjoint(own));
        let key = match (shared, own.contains(OBJECT), own.len()) {
            (false, ..) => None,
            (true, true, 1) => Some(keyed::own_key(&alternative.resolved.schema, &objects)?),
            (true, ..) => return None,
        };
        Some(TypeDiscriminant { kinds: own.iter().copied().collect(), key })
    };
    alternatives.iter().enumerate().map(discriminant).collect()
}

impl Lowering<'_> {
    pub(super) fn lower_by_type(
        &mut self,
        alternatives: &[Alternative],
        discriminants: &[TypeDiscriminant],
        name: &TypeName,
    ) -> Result<Vec<Variant>, Reported> {
        let mut ordered: Vec<(&Alternative, &TypeDiscriminant)> =
            alternatives.iter().zip(discriminants).collect();
        ordered.sort_by_key(|(alternative, _)| alternative.resolved.schema.ty);
        let mut variants: Vec<Variant> = Vec::new();
        let keys = discriminants.iter().filter_map(|discriminant| discriminant.key.as_deref());
        let names = names::variants_by_value(keys);
        for (alternative, discriminant) in ordered {
            variants.push(match discriminant.key.as_deref() {
                Some(key) => self.lower_key(alternative, key, &names, name)?,
                None => self.lower_typed(alternative, &discriminant.kinds, name)?,
            });
        }
        Ok(variants)
    }

    fn lower_typed(
        &mut self,
        alternative: &Alternative,
        kinds: &[&'static str],
        union: &TypeName,
    ) -> Result<Variant, Reported> {
        let [json_type] = *kinds else { return self.lower_several(alternative, kinds, union) };
        let word = match json_type {
            "string" => "Text",
            "array" => "List",
            "number" => "Number",
            "boolean" => "Flag",
            _ => "Object",
        };
        // The element type is named after the union; a suffix for the list would add nothing.
        let suggestion = if json_type == "array" { union.clone() } else { names::joined(union, word) };
        let lowered = self.lower_node(&alternative.node, &suggestion)?;
        let name = match &lowered.ty {
            Type::Named(name) if json_type == OBJECT && *name != suggestion => name.name.clone(),
            _ => RustName(word.to_owned()),
        };
        Ok(variant(name, Selector::JsonType(json_type), lowered))
    }

    /// Lowers an alternative that is itself a union.
    fn lower_several(
        &mut self,
        alternative: &Alternative,
        kinds: &[&'static str],
        union: &TypeName,
    ) -> Result<Variant, Reported> {
        let lowered = self.lower_node(&alternative.node, &names::joined(union, "One"))?;
        let name = lowered.name().cloned().unwrap_or_else(|| RustName("One".to_owned()));
        Ok(variant(name, Selector::JsonTypes(kinds.to_vec()), lowered))
    }
}
