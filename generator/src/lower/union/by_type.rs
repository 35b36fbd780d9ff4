//! Alternatives of different JSON types, told apart by looking at the type.

use super::{Alternative, keyed, variant};
use crate::{
    ir::{RustName, Selector, Type, Variant},
    lower::{
        Lowering, names,
        schema::{JsonType, Schema},
    },
};

const OBJECT: &str = "object";

impl Lowering<'_> {
    /// The outer `None` says that the JSON types do not tell the alternatives apart.
    pub(super) fn lower_by_type(
        &mut self,
        alternatives: &[Alternative<'_>],
        name: &RustName,
    ) -> Option<Option<Vec<Variant>>> {
        let types: Vec<&'static str> = alternatives
            .iter()
            .map(|alternative| json_type(&alternative.flat.schema))
            .collect::<Option<_>>()?;
        let objects: Vec<&Schema> = alternatives
            .iter()
            .map(|alternative| &alternative.flat.schema)
            .filter(|schema| schema.ty == Some(JsonType::Object))
            .collect();
        let mut marks = Vec::new();
        for (alternative, json_type) in alternatives.iter().zip(&types) {
            let shared = types.iter().filter(|other| *other == json_type).count() > 1;
            marks.push(match (shared, *json_type) {
                (false, _) => None,
                (true, OBJECT) => Some(keyed::own_key(&alternative.flat.schema, &objects)?),
                (true, _) => return None,
            });
        }
        let mut order: Vec<usize> = (0..alternatives.len()).collect();
        order.sort_by_key(|index| alternatives[*index].flat.schema.ty);
        let mut variants: Vec<Variant> = Vec::new();
        for index in order {
            let alternative = &alternatives[index];
            let lowered = match &marks[index] {
                Some(keyed::Mark::Key { key, alone }) => self.lower_key(alternative, key, *alone, name),
                _ => self.lower_typed(alternative, types[index], name),
            };
            let Some(lowered) = lowered else { return Some(None) };
            variants.push(lowered);
        }
        settle_plain_text(&mut variants);
        Some(Some(variants))
    }

    fn lower_typed(
        &mut self,
        alternative: &Alternative<'_>,
        json_type: &'static str,
        union: &RustName,
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
            Type::Named(name) if json_type == OBJECT => name.clone(),
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
