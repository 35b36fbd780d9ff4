//! Known strings and, perhaps, any other string: an enum of strings.

use super::Alternative;
use crate::{
    downgrade::extension,
    ir::{Constraint, Docs, Kind, Openness, Type, TypeName},
    lower::{
        Lowered, Lowering,
        schema::{ResolvedSchema, Schema},
        text,
        types::definition,
    },
};

impl Lowering<'_> {
    pub(super) fn lower_texts(
        &mut self,
        holder: &ResolvedSchema,
        alternatives: &[Alternative],
        name: &TypeName,
    ) -> Lowered {
        let schemas: Vec<&Schema> =
            alternatives.iter().map(|alternative| &alternative.resolved.schema).collect();
        let mut values: Vec<&str> = Vec::new();
        for value in schemas.iter().filter_map(|schema| schema.texts()).flatten() {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        if values.is_empty() {
            return Lowered::plain(Type::String);
        }
        let free: Vec<&Alternative> =
            alternatives.iter().filter(|alternative| alternative.resolved.schema.is_free_text()).collect();
        let openness = match free.as_slice() {
            [] => Openness::Closed,
            [only] if only.resolved.schema.pattern.is_some() => {
                let pattern = only.resolved.schema.pattern.clone().unwrap_or_default();
                match self.pattern(&only.resolved, &pattern) {
                    Some(Constraint::Pattern(pattern)) => Openness::Pattern(pattern),
                    _ => Openness::Open,
                }
            }
            _ => Openness::Open,
        };
        let described: Vec<&Schema> = std::iter::once(&holder.schema)
            .filter(|schema| schema.extensions.contains_key(extension::ENUM_DESCRIPTIONS))
            .chain(schemas.iter().copied())
            .collect();
        let item = text::string_enum(&values, &described, openness, self.placeholder(name));
        let docs = Docs::from_description(holder.schema.description.as_deref());
        self.define(definition(name, Kind::StringEnum(item), docs.clone(), &holder.at));
        Lowered::named(name.clone(), docs)
    }
}
