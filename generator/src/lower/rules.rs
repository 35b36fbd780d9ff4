//! Rules between the properties of one object.

use super::{
    Lowering,
    schema::{Additional, Node, ResolvedSchema},
};
use crate::ir::{Rule, WireName};

const NOT_COUNTED: &str = "the number of properties cannot be limited on an object with named properties";

/// Returns all rules between the properties of one object.
pub(super) fn of(resolved: &ResolvedSchema) -> Vec<Rule> {
    let schema = &resolved.schema;
    let any = required_groups(&schema.any_of).map(Rule::AnyOf);
    let one = required_groups(&schema.one_of).map(Rule::OneOf);
    let apart = schema.not.iter().filter_map(apart).map(Rule::NotTogether);
    let needs = schema.dependent.iter().flat_map(|(field, needed)| {
        needed.iter().map(|needed| Rule::OnlyWith {
            field: WireName(field.clone()),
            alternatives: vec![WireName(needed.clone())],
        })
    });
    any.into_iter().chain(one).chain(apart).chain(needs).chain(not_empty(resolved)).collect()
}

/// Returns the properties that are required or take part in a rule, but are not described.
pub(super) fn named(resolved: &ResolvedSchema) -> Vec<String> {
    let schema = &resolved.schema;
    let groups = [&schema.any_of, &schema.one_of].into_iter().filter_map(|members| required_groups(members));
    let grouped = groups.flatten().chain(schema.not.iter().filter_map(apart)).flatten();
    let dependent = schema.dependent.iter().flat_map(|(field, needed)| std::iter::once(field).chain(needed));
    let all = schema.required.iter().chain(dependent).cloned().chain(grouped.map(|name| name.0));
    let mut named: Vec<String> = Vec::new();
    for name in all.filter(|name| !schema.properties.contains_key(name)) {
        if !named.contains(&name) {
            named.push(name);
        }
    }
    named
}

/// Returns the rule for `minProperties: 1` on a closed object: one of its properties must be present.
fn not_empty(resolved: &ResolvedSchema) -> Option<Rule> {
    let schema = &resolved.schema;
    let is_demanded = schema.min_entries == Some(1) && schema.required.is_empty();
    let names = schema.properties.keys();
    (is_demanded && is_closed(resolved))
        .then(|| Rule::AnyOf(names.map(|name| vec![WireName(name.clone())]).collect()))
}

fn is_closed(resolved: &ResolvedSchema) -> bool {
    matches!(resolved.schema.additional, Additional::Closed)
}

/// Returns the groups of properties that alternatives require, if they contain nothing else.
fn required_groups(members: &[Node]) -> Option<Vec<Vec<WireName>>> {
    let groups = members.iter().map(required_only).collect::<Option<Vec<_>>>()?;
    (!groups.is_empty()).then_some(groups)
}

/// Returns the properties that a schema requires, if it contains nothing else.
pub(super) fn required_only(node: &Node) -> Option<Vec<WireName>> {
    let Node::Inline { schema, .. } = node else { return None };
    let says_more = schema.ty.is_some()
        || !schema.properties.is_empty()
        || !schema.any_of.is_empty()
        || !schema.one_of.is_empty()
        || !schema.all_of.is_empty();
    (!says_more && !schema.required.is_empty())
        .then(|| schema.required.iter().map(|name| WireName(name.clone())).collect())
}

/// Returns two properties that exclude each other: the `not` schema requires both and contains nothing else.
pub(super) fn apart(not: &Node) -> Option<Vec<WireName>> {
    required_only(not).filter(|names| names.len() == 2)
}

impl Lowering<'_> {
    /// Reports limits on the number of properties that no rule can express.
    pub(super) fn check_rules(&mut self, resolved: &ResolvedSchema) {
        let schema = &resolved.schema;
        let required = u64::try_from(schema.required.len()).unwrap_or(u64::MAX);
        let described = u64::try_from(schema.properties.len()).unwrap_or(u64::MAX);
        let has_enough = |least: u64| least <= required || not_empty(resolved).is_some();
        let has_not_too_many = |most: u64| most >= described && is_closed(resolved);
        if schema.min_entries.is_some_and(|least| !has_enough(least)) {
            self.reject(&resolved.at.key("minProperties"), NOT_COUNTED).or_json(&resolved.at).help(
                "use `required`, or an `anyOf` of `required`, for those that must be present, by overlay",
            );
        }
        if schema.max_entries.is_some_and(|most| !has_not_too_many(most)) {
            self.reject(&resolved.at.key("maxProperties"), NOT_COUNTED)
                .or_json(&resolved.at)
                .help("use a `oneOf` of `required` if they exclude each other, or remove it, by overlay");
        }
    }
}
