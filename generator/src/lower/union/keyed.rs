//! Objects with one required key each, and optionally plain strings: `"off" | {"dim": {..}}`.

use std::collections::BTreeMap;

use super::{Alternative, struct_name, variant};
use crate::{
    ir::{Docs, Payload, RustName, Selector, TypeName, Variant, WireName},
    lower::{
        Lowered, Lowering, names,
        reported::Reported,
        schema::{Additional, JsonType, Schema},
    },
};

/// Discriminant of one alternative.
pub(super) enum Discriminant {
    /// The value is one of these strings.
    Texts(Vec<String>),
    /// The object has this key.
    Key(String),
}

impl Discriminant {
    fn key(&self) -> Option<&str> {
        match self {
            Self::Key(key) => Some(key),
            Self::Texts(_) => None,
        }
    }
}

/// Returns the discriminants of all alternatives, if each has one and at least one is a key.
pub(super) fn find_keys(alternatives: &[Alternative]) -> Option<Vec<Discriminant>> {
    let discriminants = discriminants(alternatives)?;
    discriminants
        .iter()
        .any(|discriminant| matches!(discriminant, Discriminant::Key(_)))
        .then_some(discriminants)
}

fn discriminants(alternatives: &[Alternative]) -> Option<Vec<Discriminant>> {
    let objects: Vec<&Schema> = alternatives
        .iter()
        .map(|alternative| &alternative.resolved.schema)
        .filter(|schema| schema.ty == Some(JsonType::Object))
        .collect();
    alternatives
        .iter()
        .map(|alternative| {
            let schema = &alternative.resolved.schema;
            match schema.ty {
                Some(JsonType::String) => {
                    Some(Discriminant::Texts(schema.texts()?.into_iter().map(str::to_owned).collect()))
                }
                Some(JsonType::Object) => own_key(schema, &objects).map(Discriminant::Key),
                _ => None,
            }
        })
        .collect()
}

/// Returns the only key that an object requires, if no other of these objects has it.
pub(in crate::lower) fn own_key(schema: &Schema, objects: &[&Schema]) -> Option<String> {
    let [key] = schema.required.as_slice() else { return None };
    let mut others = objects.iter().filter(|other| !std::ptr::eq(**other, schema));
    let is_own =
        schema.properties.contains_key(key) && others.all(|other| !other.properties.contains_key(key));
    is_own.then(|| key.clone())
}

impl Lowering<'_> {
    pub(super) fn lower_keyed(
        &mut self,
        alternatives: &[Alternative],
        discriminants: &[Discriminant],
        name: &TypeName,
    ) -> Result<Vec<Variant>, Reported> {
        let mut variants = Vec::new();
        let keys = discriminants.iter().filter_map(Discriminant::key);
        let names = names::variants_by_value(keys);
        for (alternative, discriminant) in alternatives.iter().zip(discriminants) {
            match discriminant {
                Discriminant::Texts(texts) => {
                    let names = names::variant_names(texts.iter().map(String::as_str));
                    let docs = Docs::from_description(alternative.resolved.schema.description.as_deref());
                    variants.extend(texts.iter().zip(names).map(|(text, name)| Variant {
                        name,
                        selector: Selector::Text(text.clone()),
                        payload: Payload::Unit,
                        docs: docs.clone(),
                        constraints: Vec::new(),
                    }));
                }
                Discriminant::Key(key) => variants.push(self.lower_key(alternative, key, &names, name)?),
            }
        }
        Ok(variants)
    }

    /// Lowers an object with a distinct key: to the key's value if there is nothing else, or to a struct.
    pub(super) fn lower_key(
        &mut self,
        alternative: &Alternative,
        key: &str,
        names: &BTreeMap<&str, RustName>,
        union: &TypeName,
    ) -> Result<Variant, Reported> {
        let resolved = &alternative.resolved;
        let variant_name = names[key].clone();
        let suggestion = struct_name(self, resolved, union, key);
        let has_more =
            resolved.schema.properties.len() > 1 || !matches!(resolved.schema.additional, Additional::Closed);
        if has_more {
            let lowered = self.lower_node(&alternative.node, &suggestion)?;
            return Ok(variant(variant_name, Selector::HasKey(WireName(key.to_owned())), lowered));
        }
        let lowered = self.lower_property(resolved, key, &suggestion)?;
        let docs = Docs::from_description(resolved.schema.description.as_deref()).or(|| lowered.docs.clone());
        Ok(variant(variant_name, Selector::Key(WireName(key.to_owned())), Lowered { docs, ..lowered }))
    }
}
