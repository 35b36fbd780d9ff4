//! One rule per keyword, in the order in which they are applied.

mod annotation;
mod conditional;
mod constant;
mod content;
mod dependent;
mod exclusive;
mod items;
pub(super) mod opaque;
mod pattern_properties;
mod property_names;
mod reference;
mod size;
mod types;
mod unevaluated;
mod values;

use super::{Context, Schema};

/// A rewriting of one schema, insides excluded.
pub(super) type Rule = fn(&mut Schema, &mut Context<'_>);

/// All rules. What has a wrong shape was reported before; a rule leaves it alone. What stays plain JSON loses its
/// insides first. A `$ref` is wrapped before the rest, because nothing may stand beside it afterwards; what a rule may
/// read must not have been rewritten before.
pub(super) const RULES: [Rule; 15] = [
    |schema, _| opaque::cut(schema),
    annotation::drop_unused,
    reference::wrap,
    constant::spell_out,
    size::whole,
    types::narrow,
    values::sort,
    exclusive::split,
    unevaluated::close,
    pattern_properties::as_map,
    property_names::keep,
    content::describe,
    conditional::simplify,
    dependent::keep,
    items::same,
];
