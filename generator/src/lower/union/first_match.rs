//! Alternatives that cannot be told apart: the first match is used, in order of most required fields.

use super::{Alternative, variant};
use crate::{
    ir::{Selector, Type, TypeName, Variant},
    lower::{Lowering, names, reported::Reported, schema::ResolvedSchema},
};

impl Lowering<'_> {
    pub(super) fn lower_first_match(
        &mut self,
        holder: &ResolvedSchema,
        alternatives: &[Alternative],
        name: &TypeName,
    ) -> Result<Vec<Variant>, Reported> {
        let origin = self.document.origin(&holder.at);
        self.problems
            .warning(format!("the alternatives of `{name}` cannot be told apart; the first match is used"))
            .at(origin)
            .help("give them a tag, a distinct key or different types with an overlay action");
        let mut order: Vec<&Alternative> = alternatives.iter().collect();
        order.sort_by_key(|alternative| std::cmp::Reverse(alternative.resolved.schema.required.len()));
        let mut variants: Vec<Variant> = Vec::new();
        for (number, alternative) in (1..).zip(order) {
            let word = format!("form {}", super::super::numbers::in_words(number));
            let suggestion = names::joined(name, &word);
            let lowered = self.lower_node(&alternative.node, &suggestion)?;
            let variant_name = match &lowered.ty {
                Type::Named(found) if *found != suggestion => found.name.clone(),
                _ => names::type_name(&word),
            };
            variants.push(variant(variant_name, Selector::Fits, lowered));
        }
        Ok(variants)
    }
}
