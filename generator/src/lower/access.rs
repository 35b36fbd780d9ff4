//! Removes read-only fields from types that are only sent, and write-only fields from types only received.
//!
//! In a type that is used both ways the field stays, is optional, and says so in its documentation.

use std::collections::BTreeSet;

use super::Definitions;
use crate::ir::{Access, Field, Kind, Presence, Rule, Struct, Usage, WireName};

pub(super) fn analyse(definitions: &mut Definitions) {
    for definition in definitions.values_mut() {
        let Kind::Struct(item) = &mut definition.kind else { continue };
        match definition.usage {
            Usage::Request => leave_out(item, Access::ReadOnly),
            Usage::Response => leave_out(item, Access::WriteOnly),
            Usage::Both => item.fields.iter_mut().for_each(say_so),
        }
    }
}

fn leave_out(item: &mut Struct, access: Access) {
    let gone: BTreeSet<WireName> =
        item.fields.iter().filter(|field| field.access == access).map(|field| field.wire.clone()).collect();
    if gone.is_empty() {
        return;
    }
    item.fields.retain(|field| !gone.contains(&field.wire));
    item.rules =
        std::mem::take(&mut item.rules).into_iter().filter_map(|rule| without(rule, &gone)).collect();
}

/// Returns what remains of a rule when some properties are never present.
fn without(rule: Rule, gone: &BTreeSet<WireName>) -> Option<Rule> {
    let kept = |groups: Vec<Vec<WireName>>| -> Option<Vec<Vec<WireName>>> {
        let groups: Vec<_> =
            groups.into_iter().filter(|group| !group.iter().any(|wire| gone.contains(wire))).collect();
        (!groups.is_empty()).then_some(groups)
    };
    match rule {
        Rule::AnyOf(groups) => kept(groups).map(Rule::AnyOf),
        Rule::OneOf(groups) => kept(groups).map(Rule::OneOf),
        Rule::NotTogether(mut fields) => {
            fields.retain(|wire| !gone.contains(wire));
            (fields.len() > 1).then_some(Rule::NotTogether(fields))
        }
        Rule::OnlyWith { field, mut alternatives } => {
            alternatives.retain(|wire| !gone.contains(wire));
            (!gone.contains(&field) && !alternatives.is_empty())
                .then_some(Rule::OnlyWith { field, alternatives })
        }
    }
}

fn say_so(field: &mut Field) {
    let sentence = match field.access {
        Access::Both => return,
        Access::ReadOnly => "Read-only: set by the server.",
        Access::WriteOnly => "Write-only: never returned by the server.",
    };
    let body = [field.docs.body.as_str(), sentence].join("\n\n");
    body.trim().clone_into(&mut field.docs.body);
    field.presence = match field.presence {
        Presence::Required => Presence::Optional,
        Presence::Nullable => Presence::OptionalNullable,
        other => other,
    };
}
