//! String enums: a list of values, or alternatives of known strings and, optionally, any other string.

use serde_json::Value;

use super::{
    Lowered, Lowering, names,
    schema::{ResolvedSchema, Schema},
    types::definition,
    union::Alternative,
};
use crate::{
    downgrade::extension,
    ir::{Constraint, Docs, Kind, Openness, StringEnum, StringValue, Type, TypeName},
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
        let free: Vec<&Alternative> =
            alternatives.iter().filter(|alternative| alternative.resolved.schema.is_free_text()).collect();
        let (is_pattern, is_checked) = match free.as_slice() {
            [] => (false, true),
            [only] if !values.is_empty() && only.resolved.schema.bounds_of_text() == ["pattern"] => {
                (true, true)
            }
            several => (false, several.iter().any(|it| it.resolved.schema.bounds_of_text().is_empty())),
        };
        if !is_checked {
            let origin = self.document.origin(&holder.at);
            self.problems
                .warning(format!("the bounds of the strings of `{name}` are checked by the server only"))
                .at(origin)
                .help("use one pattern for all of them, with an overlay action");
        }
        if values.is_empty() {
            return Lowered::plain(Type::String);
        }
        let openness = match free.as_slice() {
            [] => Openness::Closed,
            [only] if is_pattern => {
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
        let item = string_enum(&values, &described, openness, self.placeholder(name));
        let docs = Docs::from_description(holder.schema.description.as_deref());
        self.define(definition(name, Kind::StringEnum(item), docs.clone(), &holder.at));
        Lowered::named(name.clone(), docs)
    }
}

/// Returns an enum of these values, each documented by the first schema that describes it.
pub(super) fn string_enum(
    values: &[&str],
    schemas: &[&Schema],
    openness: Openness,
    placeholder: Option<&str>,
) -> StringEnum {
    let names = names::variant_names(values.iter().copied());
    let values = values.iter().zip(names).map(|(wire, name)| StringValue {
        wire: (*wire).to_owned(),
        name,
        docs: Docs::from_description(schemas.iter().find_map(|schema| described(schema, wire))),
    });
    // An open enum accepts placeholders anyway.
    let placeholder = placeholder.filter(|_| openness != Openness::Open).map(str::to_owned);
    StringEnum { values: values.collect(), openness, placeholder }
}

fn described<'a>(schema: &'a Schema, value: &str) -> Option<&'a str> {
    let descriptions = schema.extensions.get(extension::ENUM_DESCRIPTIONS)?;
    descriptions.get(value).and_then(Value::as_str)
}
