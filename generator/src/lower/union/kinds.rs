//! Finds the JSON types that a schema allows, including nested alternatives.

use std::collections::BTreeSet;

use super::Alternative;
use crate::lower::{
    Lowering,
    reported::Reported,
    schema::{JsonType, ResolvedSchema},
};

/// Returns the JSON types that a schema allows, as selectors name them; `None` if it allows any.
pub(super) fn kinds(lowering: &Lowering<'_>, resolved: &ResolvedSchema) -> Option<BTreeSet<&'static str>> {
    let schema = &resolved.schema;
    if !resolved.is_union() {
        return Some(BTreeSet::from([kind(schema.ty?)?]));
    }
    let mut all = BTreeSet::new();
    for node in schema.one_of.iter().chain(&schema.any_of) {
        let inner = lowering.schemas.resolve(node).ok()?;
        if !inner.schema.is_null() {
            all.extend(kinds(lowering, &inner)?);
        }
    }
    Some(all)
}

pub(super) fn kind(ty: JsonType) -> Option<&'static str> {
    Some(match ty {
        JsonType::String => "string",
        JsonType::Integer | JsonType::Number => "number",
        JsonType::Boolean => "boolean",
        JsonType::Array => "array",
        JsonType::Object => "object",
        JsonType::Null => return None,
    })
}

impl Lowering<'_> {
    /// Splices nested alternatives into the union if they share a JSON type with its other alternatives.
    pub(super) fn spliced(
        &mut self,
        alternatives: Vec<Alternative>,
    ) -> Result<(Vec<Alternative>, bool), Reported> {
        let kinds: Vec<Option<BTreeSet<&str>>> =
            alternatives.iter().map(|alternative| kinds(self, &alternative.resolved)).collect();
        let apart = |index: usize| {
            let Some(own) = &kinds[index] else { return false };
            let mut others = kinds.iter().enumerate().filter(|(other, _)| *other != index);
            others.all(|(_, other)| other.as_ref().is_some_and(|other| other.is_disjoint(own)))
        };
        let stays: Vec<bool> = (0..alternatives.len()).map(apart).collect();
        let several = alternatives.len() > 1;
        let mut spliced = Vec::new();
        let mut nullable = false;
        for (alternative, stays) in alternatives.into_iter().zip(stays) {
            if stays || !several || !alternative.resolved.is_union() {
                spliced.push(alternative);
                continue;
            }
            let (inner, inner_nullable) = self.alternatives(&alternative.resolved)?;
            let (inner, deeper_nullable) = self.spliced(inner)?;
            nullable |= inner_nullable || deeper_nullable;
            spliced.extend(inner);
        }
        Ok((spliced, nullable))
    }
}
