//! Objects of which each has a mark of its own, though not the same kind of mark: a field pinned to a value, or a
//! required key that the others lack. One of them may have none; it is what the others are not.

use super::{Alternative, distinctive, struct_name, tagged, variant};
use crate::{
    ir::{RustName, Selector, TypeName, Variant, WireName},
    lower::{
        Lowered, Lowering,
        schema::{Flat, JsonType},
    },
};

/// The marks of all alternatives, if at most one has none.
pub(super) fn find_marks(lowering: &Lowering<'_>, alternatives: &[Alternative]) -> Option<Vec<Selector>> {
    let flats: Vec<&Flat> = alternatives.iter().map(|alternative| &alternative.flat).collect();
    if flats.iter().any(|flat| flat.schema.ty != Some(JsonType::Object)) {
        return None;
    }
    let marks: Vec<Selector> = flats.iter().map(|flat| mark(lowering, flat, &flats)).collect();
    let unmarked = marks.iter().filter(|mark| **mark == Selector::Otherwise).count();
    (unmarked <= 1).then_some(marks)
}

fn mark(lowering: &Lowering<'_>, flat: &Flat, all: &[&Flat]) -> Selector {
    let others = || all.iter().filter(|other| !std::ptr::eq(**other, flat));
    let own_key = flat.schema.required.iter().find(|key| {
        flat.schema.properties.contains_key(*key)
            && others().all(|other| !other.schema.properties.contains_key(*key))
    });
    if let Some(key) = own_key {
        return Selector::HasKey(WireName(key.clone()));
    }
    let values = |flat: &Flat, key: &str| {
        let node = flat.schema.properties.get(key)?;
        tagged::pinned(lowering, node).ok().flatten()
    };
    flat.schema
        .required
        .iter()
        .find_map(|key| {
            let own = values(flat, key)?;
            // Whoever has the key unpinned comes after, as the one without a mark.
            let overlaps =
                others().filter_map(|other| values(other, key)).flatten().any(|value| own.contains(&value));
            (!overlaps).then(|| Selector::TagIs { tag: WireName(key.clone()), values: own })
        })
        .unwrap_or(Selector::Otherwise)
}

impl Lowering<'_> {
    pub(super) fn lower_marked(
        &mut self,
        alternatives: &[Alternative],
        marks: Vec<Selector>,
        name: &TypeName,
    ) -> Option<Vec<Variant>> {
        let mut lowered: Vec<(Selector, Lowered)> = Vec::new();
        for (index, (alternative, mark)) in alternatives.iter().zip(marks).enumerate() {
            let word = crate::lower::numbers::in_words(i64::try_from(index + 1).ok()?);
            let suggestion = struct_name(self, &alternative.flat, name, &word);
            lowered.push((mark, self.lower_node(&alternative.node, &suggestion)?));
        }
        // The one without a mark is what the others are not.
        lowered.sort_by_key(|(mark, _)| *mark == Selector::Otherwise);
        let names: Vec<RustName> = lowered
            .iter()
            .map(|(_, lowered)| lowered.name().cloned().unwrap_or_else(|| name.name.clone()))
            .collect();
        let variants = lowered.into_iter().zip(distinctive(&names));
        Some(variants.map(|((mark, lowered), name)| variant(name, mark, lowered)).collect())
    }
}
