//! Reports constraints that would be ignored, because no type is declared or alternatives are listed as well,
//! and bounds that no value satisfies.

use super::{
    Lowering,
    reported::Reported,
    schema::{Additional, Bound, ResolvedSchema, Schema},
    union::Alternative,
};
use crate::downgrade::extension;

const TEXT: &str = "string";
const NUMBER: &str = "number";
const LIST: &str = "array";
const OBJECT: &str = "object";

impl Lowering<'_> {
    /// Reports constraints that apply to one type, on a schema that declares none.
    pub(super) fn check_has_type(&mut self, resolved: &ResolvedSchema) {
        for (keyword, ty) in demands(&resolved.schema) {
            let keyword = self.written(resolved, keyword);
            let message = format!("keyword `{keyword}` has no effect here: the schema has no `type`");
            self.reject(&resolved.at.key(keyword), message)
                .or_json(&resolved.at)
                .help(format!("add `type: {ty}` with an overlay action, or remove the keyword"));
        }
    }

    /// Reports constraints of alternatives that have no type.
    pub(super) fn check_have_no_demands(
        &mut self,
        holder: &ResolvedSchema,
        alternatives: &[Alternative],
    ) -> Result<(), Reported> {
        let schemas = alternatives.iter().map(|alternative| &alternative.resolved);
        let demanding =
            schemas.into_iter().find(|it| !demands(&it.schema).is_empty() || !it.schema.not.is_empty());
        let Some(demanding) = demanding else { return Ok(()) };
        Err(self
            .reject(&demanding.at, "this alternative has demands, but no `type`")
            .or_json(&holder.at)
            .help("add the `type` with an overlay action"))
    }

    /// Reports constraints next to alternatives, where they would be ignored.
    pub(super) fn check_beside_alternatives(&mut self, resolved: &ResolvedSchema) {
        let schema = &resolved.schema;
        let listed = schema.enumeration.as_ref().map(|_| ("enum", ""));
        // Closing an object around alternatives closes each of them; anything else would be lost.
        let is_lost = |keyword: &str| {
            keyword != "additionalProperties" || matches!(schema.additional, Additional::Schema(_))
        };
        for (keyword, _) in demands(schema).into_iter().chain(listed).filter(|(keyword, _)| is_lost(keyword))
        {
            let keyword = self.written(resolved, keyword);
            self.reject(
                &resolved.at.key(keyword),
                format!("keyword `{keyword}` is used together with alternatives"),
            )
            .or_json(&resolved.at)
            .help("move it into each alternative it applies to, with an overlay action");
        }
    }

    /// Reports constraints next to a list of values, which they would shorten.
    pub(super) fn check_beside_values(&mut self, resolved: &ResolvedSchema) -> Result<(), Reported> {
        let Some((keyword, _)) = demands(&resolved.schema).first().copied() else { return Ok(()) };
        let keyword = self.written(resolved, keyword);
        Err(self
            .reject(&resolved.at.key(keyword), format!("keyword `{keyword}` is used together with `enum`"))
            .or_json(&resolved.at)
            .help("list only the values that satisfy it, with an overlay action"))
    }

    /// Returns the keyword that the description uses, where two keywords express the same constraint.
    fn written(&self, resolved: &ResolvedSchema, keyword: &'static str) -> &'static str {
        let other = match keyword {
            "minimum" => "exclusiveMinimum",
            "maximum" => "exclusiveMaximum",
            "additionalProperties" => "unevaluatedProperties",
            "propertyNames" => "patternProperties",
            _ => return keyword,
        };
        let is_other = |name: &str| self.document.get(&resolved.at.key(name)).is_some();
        if !is_other(keyword) && is_other(other) { other } else { keyword }
    }

    /// Reports bounds that leave no value.
    pub(super) fn check_range(&mut self, resolved: &ResolvedSchema) {
        let schema = &resolved.schema;
        let counts = [
            ("minLength", schema.min_length, "maxLength", schema.max_length),
            ("minItems", schema.min_items, "maxItems", schema.max_items),
            ("minProperties", schema.min_entries, "maxProperties", schema.max_entries),
        ];
        let mut contradictions: Vec<(&str, &str)> = counts
            .into_iter()
            .filter(|(_, least, _, most)| least.zip(*most).is_some_and(|(least, most)| least > most))
            .map(|(low, _, high, _)| (low, high))
            .collect();
        if schema.minimum.zip(schema.maximum).is_some_and(|(low, high)| leaves_nothing(low, high)) {
            contradictions.push(("minimum", "maximum"));
        }
        for (low, high) in contradictions {
            let (low, high) = (self.written(resolved, low), self.written(resolved, high));
            self.reject(&resolved.at.key(low), format!("no value satisfies both `{low}` and `{high}`"))
                .help("correct one of them with an overlay action");
        }
    }
}

#[expect(clippy::float_cmp, reason = "bounds are copied from the description, never computed")]
fn leaves_nothing(low: Bound, high: Bound) -> bool {
    low.value > high.value || (low.value == high.value && (low.exclusive || high.exclusive))
}

/// Returns the schema's keywords that apply to one type only, each with that type.
fn demands(schema: &Schema) -> Vec<(&'static str, &'static str)> {
    let present = [
        ("pattern", TEXT, schema.pattern.is_some()),
        ("minLength", TEXT, schema.min_length.is_some()),
        ("maxLength", TEXT, schema.max_length.is_some()),
        ("minimum", NUMBER, schema.minimum.is_some()),
        ("maximum", NUMBER, schema.maximum.is_some()),
        ("multipleOf", NUMBER, schema.multiple_of.is_some()),
        ("items", LIST, schema.items.is_some()),
        ("minItems", LIST, schema.min_items.is_some()),
        ("maxItems", LIST, schema.max_items.is_some()),
        ("uniqueItems", LIST, schema.unique_items),
        ("propertyNames", OBJECT, schema.extensions.contains_key(extension::KEY_PATTERN)),
        ("required", OBJECT, !schema.required.is_empty()),
        ("dependentRequired", OBJECT, !schema.dependent.is_empty()),
        ("minProperties", OBJECT, schema.min_entries.is_some()),
        ("maxProperties", OBJECT, schema.max_entries.is_some()),
        ("additionalProperties", OBJECT, !matches!(schema.additional, Additional::Unspecified)),
    ];
    present.into_iter().filter(|(.., is_there)| *is_there).map(|(keyword, ty, _)| (keyword, ty)).collect()
}
