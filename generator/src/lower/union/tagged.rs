//! Objects that are told apart by one field.

use super::{Alternative, check_mapping, distinctive, struct_name, variant};
use crate::{
    ir::{Docs, RustName, Selector, TypeName, UnionShape, Variant, WireName},
    lower::{
        Lowering, names,
        reported::Reported,
        schema::{Additional, Conflict, JsonType, Node, ResolvedSchema},
    },
};

/// The tag field, and its values for each alternative.
#[derive(Clone)]
pub(super) struct Tag {
    property: String,
    values: Vec<Vec<String>>,
    /// Whether the structs keep the field: one has several values, or is used without the union too.
    kept: bool,
}

impl Tag {
    fn has_several_values(&self) -> bool {
        self.values.iter().any(|values| values.len() > 1)
    }
}

/// Finds the field that tells the alternatives apart.
///
/// It is derived from the alternatives, because declared mappings are often incomplete. A declaration only
/// selects one of several such fields, and must not contradict the alternatives.
pub(super) fn find_tag(
    lowering: &mut Lowering<'_>,
    holder: &ResolvedSchema,
    alternatives: &[Alternative],
) -> Option<Tag> {
    if alternatives.iter().any(|alternative| alternative.resolved.schema.ty != Some(JsonType::Object)) {
        return None;
    }
    let first = &alternatives[0].resolved;
    let declared = holder.schema.discriminator.as_ref().or(first.schema.discriminator.as_ref()).cloned();
    let tag = match &declared {
        Some(declared) => tag_on(lowering, alternatives, &declared.property),
        None => first.schema.properties.keys().find_map(|property| tag_on(lowering, alternatives, property)),
    };
    let (Some(declared), Some(tag)) = (declared, &tag) else { return tag };
    check_mapping(lowering, &declared, alternatives, &tag.values);
    Some(tag.clone())
}

fn tag_on(lowering: &Lowering<'_>, alternatives: &[Alternative], property: &str) -> Option<Tag> {
    let mut values: Vec<Vec<String>> = Vec::new();
    for alternative in alternatives {
        let schema = &alternative.resolved.schema;
        if !schema.required.iter().any(|name| name == property) {
            return None;
        }
        let found = pinned(lowering, schema.properties.get(property)?).ok()??;
        if values.iter().flatten().any(|known| found.contains(known)) {
            return None;
        }
        values.push(found);
    }
    let is_shared = alternatives.iter().any(|alternative| lowering.keeps_tag(&alternative.resolved.at));
    let mut tag = Tag { property: property.to_owned(), values, kept: is_shared };
    tag.kept |= tag.has_several_values();
    Some(tag)
}

/// Returns the strings that a property is pinned to, including through `anyOf` and `oneOf`.
pub(super) fn pinned(lowering: &Lowering<'_>, node: &Node) -> Result<Option<Vec<String>>, Conflict> {
    let resolved = lowering.schemas.resolve(node)?;
    if let Some(texts) = resolved.schema.texts() {
        return Ok(Some(texts.into_iter().map(str::to_owned).collect()));
    }
    let mut all = Vec::new();
    for part in resolved.schema.any_of.iter().chain(&resolved.schema.one_of) {
        match pinned(lowering, part)? {
            Some(texts) => all.extend(texts),
            None => return Ok(None),
        }
    }
    Ok((!all.is_empty()).then_some(all))
}

impl Lowering<'_> {
    pub(super) fn lower_tagged(
        &mut self,
        alternatives: &[Alternative],
        tag: &Tag,
        name: &TypeName,
    ) -> Result<(UnionShape, Vec<Variant>), Reported> {
        let tag_name = WireName(tag.property.clone());
        if let Some((content, optional)) = common_content(alternatives, tag) {
            let variants = self.lower_contents(alternatives, tag, &content, name)?;
            return Ok((
                UnionShape::Adjacent { tag: tag_name, content: WireName(content), optional },
                variants,
            ));
        }
        let variant_names = variant_names(self, alternatives, tag, name);
        let left_out: &[&str] = if tag.kept { &[] } else { &[tag.property.as_str()] };
        let mut variants = Vec::new();
        for ((alternative, values), variant_name) in alternatives.iter().zip(&tag.values).zip(variant_names) {
            let resolved = &alternative.resolved;
            let struct_name = struct_name(self, resolved, name, variant_name.as_str());
            let lowered = self.recursively([resolved.at.clone()].into(), &struct_name, |lowering| {
                Ok(lowering.lower_struct(resolved, &struct_name, left_out))
            })?;
            variants.push(variant(variant_name, Selector::Tag(values.clone()), lowered));
        }
        Ok((UnionShape::Tagged { tag: tag_name, kept: tag.kept }, variants))
    }

    fn lower_contents(
        &mut self,
        alternatives: &[Alternative],
        tag: &Tag,
        content: &str,
        name: &TypeName,
    ) -> Result<Vec<Variant>, Reported> {
        let mut variants = Vec::new();
        let names = variant_names(self, alternatives, tag, name);
        for ((alternative, values), variant_name) in alternatives.iter().zip(&tag.values).zip(names) {
            let resolved = &alternative.resolved;
            let suggestion = struct_name(self, resolved, name, variant_name.as_str());
            let mut lowered = self.lower_property(resolved, content, &suggestion)?;
            lowered.docs = Docs::from_description(resolved.schema.description.as_deref()).or(|| lowered.docs);
            variants.push(variant(variant_name, Selector::Tag(values.clone()), lowered));
        }
        Ok(variants)
    }
}

/// Returns the only property besides the tag, if all alternatives share it, and whether it may be absent.
fn common_content(alternatives: &[Alternative], tag: &Tag) -> Option<(String, bool)> {
    if tag.has_several_values() || alternatives.len() < 2 {
        return None;
    }
    let mut content: Option<(String, bool)> = None;
    for alternative in alternatives {
        let schema = &alternative.resolved.schema;
        let mut others = schema.properties.keys().filter(|name| **name != tag.property);
        let (Some(only), None) = (others.next(), others.next()) else { return None };
        if !matches!(schema.additional, Additional::Closed) {
            return None;
        }
        let found = (only.clone(), !schema.required.contains(only));
        if content.as_ref().is_some_and(|known| *known != found) {
            return None;
        }
        content = Some(found);
    }
    content
}

/// Returns variant names: from the tag values, or from the structs if a variant has several values.
///
/// Components that are all called after the union, such as `DimEvent` and `GlowEvent` for `Event`, name the variants
/// `Dim` and `Glow`: their author has chosen shorter names than the tag values.
fn variant_names(
    lowering: &Lowering<'_>,
    alternatives: &[Alternative],
    tag: &Tag,
    union: &TypeName,
) -> Vec<RustName> {
    if !tag.has_several_values() {
        let short: Option<Vec<RustName>> =
            alternatives.iter().map(|alternative| named_after(lowering, alternative, union)).collect();
        return match short {
            Some(short) => names::variant_names(short.iter().map(RustName::as_str)),
            None => names::variant_names(tag.values.iter().map(|values| values[0].as_str())),
        };
    }
    let structs: Vec<RustName> = alternatives
        .iter()
        .zip(&tag.values)
        .map(|(alternative, values)| struct_name(lowering, &alternative.resolved, union, &values[0]).name)
        .collect();
    distinctive(&structs)
}

/// Returns what comes before the union's name in the name of an alternative's component.
fn named_after(lowering: &Lowering<'_>, alternative: &Alternative, union: &TypeName) -> Option<RustName> {
    let name = lowering.component_name(alternative.resolved.component.as_ref()?);
    let short = name.as_str().strip_suffix(union.as_str()).filter(|short| !short.is_empty())?;
    (name.space == union.space).then(|| RustName(short.to_owned()))
}
