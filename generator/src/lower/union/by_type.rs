//! Alternatives of different JSON types, told apart by looking at the type.

use super::{Alternative, keyed, variant};
use crate::{
    ir::{RustName, Selector, Type, TypeName, Variant},
    lower::{
        Lowering, names,
        schema::{JsonType, Schema},
    },
};

const OBJECT: &str = "object";

/// What marks one alternative: its JSON type, and a key where several have that type.
pub(super) struct TypeMark {
    json_type: &'static str,
    key: Option<keyed::Mark>,
}

/// The marks of all alternatives, if the JSON types tell them apart.
pub(super) fn find_types(alternatives: &[Alternative<'_>]) -> Option<Vec<TypeMark>> {
    let types: Vec<&'static str> =
        alternatives.iter().map(|alternative| json_type(&alternative.flat.schema)).collect::<Option<_>>()?;
    let schemas = alternatives.iter().map(|alternative| &alternative.flat.schema);
    let objects: Vec<&Schema> = schemas.filter(|schema| schema.ty == Some(JsonType::Object)).collect();
    let mark = |(alternative, json_type): (&Alternative<'_>, &&'static str)| {
        let shared = types.iter().filter(|other| *other == json_type).count() > 1;
        let key = match (shared, *json_type) {
            (false, _) => None,
            (true, OBJECT) => Some(keyed::own_key(&alternative.flat.schema, &objects)?),
            (true, _) => return None,
        };
        Some(TypeMark { json_type, key })
    };
    alternatives.iter().zip(&types).map(mark).collect()
}

impl Lowering<'_> {
    pub(super) fn lower_by_type(
        &mut self,
        alternatives: &[Alternative<'_>],
        marks: &[TypeMark],
        name: &TypeName,
    ) -> Option<Vec<Variant>> {
        let mut ordered: Vec<(&Alternative<'_>, &TypeMark)> = alternatives.iter().zip(marks).collect();
        ordered.sort_by_key(|(alternative, _)| alternative.flat.schema.ty);
        let mut variants: Vec<Variant> = Vec::new();
        for (alternative, mark) in ordered {
            variants.push(match &mark.key {
                Some(keyed::Mark::Key { key, alone }) => self.lower_key(alternative, key, *alone, name)?,
                _ => self.lower_typed(alternative, mark.json_type, name)?,
            });
        }
        settle_plain_text(&mut variants);
        Some(variants)
    }

    fn lower_typed(
        &mut self,
        alternative: &Alternative<'_>,
        json_type: &'static str,
        union: &TypeName,
    ) -> Option<Variant> {
        let word = match json_type {
            "string" => "Text",
            "array" => "List",
            "number" => "Number",
            "boolean" => "Flag",
            _ => "Object",
        };
        // A list's elements belong to the union's name; its own word adds nothing.
        let suggestion = if json_type == "array" { union.clone() } else { names::joined(union, word) };
        let lowered = self.lower_node(alternative.node, &suggestion)?;
        let name = match &lowered.ty {
            Type::Named(name) if json_type == OBJECT => name.name.clone(),
            _ => RustName(word.to_owned()),
        };
        Some(variant(name, Selector::JsonType(json_type), lowered))
    }
}

/// `Text` may already be the name of a key.
fn settle_plain_text(variants: &mut [Variant]) {
    let taken = variants.iter().filter(|variant| variant.name.as_str() == "Text").count() > 1;
    for variant in
        variants.iter_mut().filter(|variant| taken && variant.selector == Selector::JsonType("string"))
    {
        variant.name = RustName("Plain".to_owned());
    }
}

fn json_type(schema: &Schema) -> Option<&'static str> {
    Some(match schema.ty? {
        JsonType::String => "string",
        JsonType::Integer | JsonType::Number => "number",
        JsonType::Boolean => "boolean",
        JsonType::Array => "array",
        JsonType::Object => OBJECT,
        JsonType::Null => return None,
    })
}
