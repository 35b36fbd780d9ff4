//! Objects with different kinds of discriminants: a field pinned to a value, or a required key that the
//! others lack. One alternative may have none, and is chosen if no other matches.

use super::{Alternative, distinctive, struct_name, tagged, variant};
use crate::{
    ir::{RustName, Selector, TypeName, Variant, WireName},
    lower::{
        Lowered, Lowering,
        reported::Reported,
        schema::{JsonType, ResolvedSchema},
    },
};

/// Returns the discriminants of all alternatives, if at most one has none.
pub(super) fn find_discriminants(
    lowering: &Lowering<'_>,
    alternatives: &[Alternative],
) -> Option<Vec<Selector>> {
    let all: Vec<&ResolvedSchema> = alternatives.iter().map(|alternative| &alternative.resolved).collect();
    if all.iter().any(|resolved| resolved.schema.ty != Some(JsonType::Object)) {
        return None;
    }
    let discriminants: Vec<Selector> =
        all.iter().map(|resolved| discriminant(lowering, resolved, &all)).collect();
    let unmarked = discriminants.iter().filter(|discriminant| **discriminant == Selector::Otherwise).count();
    (unmarked <= 1).then_some(discriminants)
}

fn discriminant(lowering: &Lowering<'_>, resolved: &ResolvedSchema, all: &[&ResolvedSchema]) -> Selector {
    let others = || all.iter().filter(|other| !std::ptr::eq(**other, resolved));
    let own_key = resolved.schema.required.iter().find(|key| {
        resolved.schema.properties.contains_key(*key)
            && others().all(|other| !other.schema.properties.contains_key(*key))
    });
    if let Some(key) = own_key {
        return Selector::HasKey(WireName(key.clone()));
    }
    let values = |resolved: &ResolvedSchema, key: &str| {
        let node = resolved.schema.properties.get(key)?;
        tagged::pinned(lowering, node).ok().flatten()
    };
    resolved
        .schema
        .required
        .iter()
        .find_map(|key| {
            let own = values(resolved, key)?;
            // An alternative that does not pin the key comes last, as the one without a discriminant.
            let overlaps =
                others().filter_map(|other| values(other, key)).flatten().any(|value| own.contains(&value));
            (!overlaps).then(|| Selector::TagIs { tag: WireName(key.clone()), values: own })
        })
        .unwrap_or(Selector::Otherwise)
}

impl Lowering<'_> {
    pub(super) fn lower_discriminated(
        &mut self,
        alternatives: &[Alternative],
        discriminants: Vec<Selector>,
        name: &TypeName,
    ) -> Result<Vec<Variant>, Reported> {
        let mut lowered: Vec<(Selector, Lowered)> = Vec::new();
        for (number, (alternative, discriminant)) in (1..).zip(alternatives.iter().zip(discriminants)) {
            let word = crate::lower::numbers::in_words(number);
            let suggestion = struct_name(self, &alternative.resolved, name, &word);
            lowered.push((discriminant, self.lower_node(&alternative.node, &suggestion)?));
        }
        // The alternative without a discriminant is tried last.
        lowered.sort_by_key(|(discriminant, _)| *discriminant == Selector::Otherwise);
        let names: Vec<RustName> = lowered
            .iter()
            .map(|(_, lowered)| lowered.name().cloned().unwrap_or_else(|| name.name.clone()))
            .collect();
        let variants = lowered.into_iter().zip(distinctive(&names));
        Ok(variants.map(|((discriminant, lowered), name)| variant(name, discriminant, lowered)).collect())
    }
}
