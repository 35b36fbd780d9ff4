//! Lowers unions to the Rust shape that matches their JSON.
//!
//! A union of numbers is one number, and a union of strings a string enum. Otherwise, in order of preference:
//! a tag field; one key each; variants of one object; a discriminant each; the JSON type; and, if the
//! alternatives cannot be told apart, the first match, with a warning.

mod by_type;
mod discriminated;
mod first_match;
mod keyed;
mod kinds;
mod mapping;
mod numbers;
mod tagged;

pub(super) use keyed::own_key;
pub(super) use mapping::check_mapping;

use std::collections::BTreeSet;

use heck::ToSnakeCase;

use super::{
    Lowered, Lowering,
    flattened_variants::find_forms,
    names,
    reported::Reported,
    rules::required_only,
    schema::{JsonType, Node, ResolvedSchema},
    types::definition,
};
use crate::ir::{Docs, Kind, Payload, RustName, Selector, Type, TypeName, Union, UnionShape, Variant};

/// One alternative of a union, resolved.
pub(in crate::lower) struct Alternative {
    pub node: Node,
    pub resolved: ResolvedSchema,
}

impl ResolvedSchema {
    /// Whether the schema lists alternatives that do more than require properties.
    pub(super) fn is_union(&self) -> bool {
        let mut alternatives = self.schema.one_of.iter().chain(&self.schema.any_of);
        alternatives.any(|node| required_only(node).is_none())
    }
}

impl Lowering<'_> {
    /// Returns the alternatives of a union without `null`, and whether `null` is one of them.
    pub(super) fn alternatives(
        &mut self,
        resolved: &ResolvedSchema,
    ) -> Result<(Vec<Alternative>, bool), Reported> {
        let schema = &resolved.schema;
        if !schema.one_of.is_empty() && !schema.any_of.is_empty() {
            return Err(self
                .reject(&resolved.at, "`oneOf` and `anyOf` are used together")
                .or_json(&resolved.at)
                .help("move one into the other with an overlay action"));
        }
        let mut alternatives = Vec::new();
        let mut nullable = false;
        for node in schema.one_of.iter().chain(&schema.any_of) {
            let resolved = self.resolve(node)?;
            if resolved.schema.is_null() {
                nullable = true;
            } else {
                alternatives.push(match schema.ty {
                    // A type beside the alternatives is the type of those that have none.
                    Some(ty) if resolved.schema.ty.is_none() && !resolved.is_union() => {
                        let node = node.with_type(ty);
                        Alternative { resolved: self.resolve(&node)?, node }
                    }
                    _ => Alternative { node: node.clone(), resolved },
                });
            }
        }
        Ok((alternatives, nullable))
    }

    pub(super) fn lower_union(
        &mut self,
        resolved: &ResolvedSchema,
        name: &TypeName,
    ) -> Result<Lowered, Reported> {
        if !resolved.schema.properties.is_empty() {
            return Err(self
                .reject(&resolved.at, "properties are used together with alternatives")
                .or_json(&resolved.at)
                .help("move the properties into each alternative with an overlay action"));
        }
        self.check_beside_alternatives(resolved);
        let (alternatives, mut nullable) = self.alternatives(resolved)?;
        nullable |= alternatives.iter().any(|it| self.allows_null(&it.resolved));
        let (alternatives, inner_nullable) = self.spliced(alternatives)?;
        nullable |= inner_nullable;
        let lowered = match alternatives.as_slice() {
            [] => Err(self.only_null(resolved)),
            [only] => self.lower_node(&only.node, name),
            several => self.lower_alternatives(resolved, several, name),
        }?;
        Ok(Lowered { nullable: lowered.nullable || nullable, ..lowered })
    }

    /// Whether null is a value of a schema, or of one of its alternatives.
    fn allows_null(&self, resolved: &ResolvedSchema) -> bool {
        let schema = &resolved.schema;
        let inner =
            schema.one_of.iter().chain(&schema.any_of).filter_map(|node| self.schemas.resolve(node).ok());
        schema.nullable || schema.is_null() || inner.into_iter().any(|inner| self.allows_null(&inner))
    }

    fn lower_alternatives(
        &mut self,
        holder: &ResolvedSchema,
        alternatives: &[Alternative],
        name: &TypeName,
    ) -> Result<Lowered, Reported> {
        let name = &self.union_name(holder, alternatives, name);
        if let Some(lowered) = numbers::merged(alternatives) {
            return Ok(lowered);
        }
        if alternatives.iter().all(|alternative| alternative.resolved.schema.allows_anything()) {
            self.check_have_no_demands(holder, alternatives)?;
            return Ok(Lowered::plain(Type::Json));
        }
        if alternatives.iter().all(|alternative| alternative.resolved.schema.ty == Some(JsonType::String)) {
            return Ok(self.lower_texts(holder, alternatives, name));
        }
        let (shape, mut variants) = if let Some(tag) = tagged::find_tag(self, holder, alternatives) {
            self.lower_tagged(alternatives, &tag, name)?
        } else if let Some(keys) = keyed::find_keys(alternatives) {
            (UnionShape::Keyed, self.lower_keyed(alternatives, &keys, name)?)
        } else if let Some(forms) = find_forms(self, alternatives) {
            return self.lower_forms(holder, alternatives, forms, name);
        } else if let Some(discriminants) = discriminated::find_discriminants(self, alternatives) {
            (UnionShape::Discriminated, self.lower_discriminated(alternatives, discriminants, name)?)
        } else if let Some(types) = by_type::find_types(self, alternatives) {
            (UnionShape::ByType, self.lower_by_type(alternatives, &types, name)?)
        } else {
            (UnionShape::FirstMatch, self.lower_first_match(holder, alternatives, name)?)
        };
        settle_names(&mut variants);
        let docs = Docs::from_description(holder.schema.description.as_deref());
        self.define(definition(name, Kind::Union(Union { shape, variants }), docs.clone(), &holder.at));
        Ok(Lowered::named(name.clone(), docs))
    }

    /// Returns the name of a union; alternatives that all extend one component take that component's name.
    fn union_name(
        &self,
        holder: &ResolvedSchema,
        alternatives: &[Alternative],
        suggestion: &TypeName,
    ) -> TypeName {
        let is_component = holder.component.is_some();
        let is_configured = self.config.names.contains_key(holder.at.as_str());
        if is_component || is_configured {
            return suggestion.clone();
        }
        let mut parents = alternatives.iter().map(|alternative| alternative.resolved.parents.as_slice());
        match parents.next() {
            Some([parent]) if parents.all(|other| other == [parent.clone()]) => {
                let name = self.component_name(parent);
                // The parent may be a type too.
                if self.settled(&holder.at, name.clone()) == name { name } else { suggestion.clone() }
            }
            _ => suggestion.clone(),
        }
    }
}

/// Renames variants whose name clashes: a plain string like a key, any string and a key called `text`, or any other.
fn settle_names(variants: &mut [Variant]) {
    let names: Vec<RustName> = variants.iter().map(|variant| variant.name.clone()).collect();
    // Functions are named after the variants too, in lower case.
    let mut taken = BTreeSet::from([names::FALLBACK_VARIANT.to_lowercase()]);
    for variant in variants.iter_mut() {
        let shared = names.iter().filter(|name| **name == variant.name).count() > 1;
        match &variant.selector {
            Selector::Text(_) if shared => variant.name.0.push_str("Plain"),
            Selector::JsonType("string") if shared => variant.name = RustName("Plain".to_owned()),
            _ => {}
        }
        let name = variant.name.0.clone();
        let mut number = 1;
        while !taken.insert(variant.name.as_str().to_snake_case()) {
            number += 1;
            variant.name.0 = format!("{name}{number}");
        }
    }
}

/// Returns the name of an alternative's struct: the component's, or one made from the union and the variant.
pub(super) fn struct_name(
    lowering: &Lowering<'_>,
    resolved: &ResolvedSchema,
    union: &TypeName,
    variant: &str,
) -> TypeName {
    match &resolved.component {
        Some(component) => lowering.component_name(component),
        None => lowering.inline_name(&resolved.at, &names::joined(union, variant)),
    }
}

/// Removes the words that all names start and end with, as long as something remains of each.
pub(in crate::lower) fn distinctive(names: &[RustName]) -> Vec<RustName> {
    let words: Vec<Vec<String>> = names.iter().map(|name| words(name.as_str())).collect();
    let shortest = words.iter().map(Vec::len).min().unwrap_or_default();
    let common = |at: &dyn Fn(&Vec<String>, usize) -> String| {
        (0..shortest.saturating_sub(1))
            .take_while(|index| words.iter().all(|name| at(name, *index) == at(&words[0], *index)))
            .count()
    };
    let front = common(&|name, index| name[index].clone());
    let back =
        common(&|name, index| name[name.len() - 1 - index].clone()).min(shortest.saturating_sub(front + 1));
    let short: Vec<RustName> =
        words.iter().map(|name| RustName(name[front..name.len() - back].concat())).collect();
    let speakable =
        short.iter().all(|name| name.as_str().starts_with(|first: char| first.is_ascii_uppercase()));
    if speakable { short } else { names.to_vec() }
}

fn words(name: &str) -> Vec<String> {
    name.to_snake_case().split('_').map(|word| names::type_name(word).0).collect()
}

/// Returns a variant with the documentation of its payload.
pub(super) fn variant(name: RustName, selector: Selector, lowered: Lowered) -> Variant {
    Variant {
        name,
        selector,
        payload: Payload::Value(lowered.ty),
        docs: lowered.docs,
        constraints: lowered.constraints,
    }
}

#[cfg(test)]
mod tests {
    use super::distinctive;
    use crate::ir::RustName;

    #[test]
    fn what_all_names_share_is_dropped_unless_nothing_would_remain() {
        let short = |names: &[&str]| -> Vec<String> {
            let names: Vec<RustName> = names.iter().map(|name| RustName((*name).to_owned())).collect();
            distinctive(&names).into_iter().map(|name| name.0).collect()
        };
        assert_eq!(short(&["DeskLamp", "StandardFloorLamp"]), ["Desk", "StandardFloor"]);
        assert_eq!(short(&["ErrorMessage", "ErrorList"]), ["Message", "List"]);
        assert_eq!(short(&["Lamp", "FloorLamp"]), ["Lamp", "FloorLamp"]);
    }
}
