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

/// A rewrite of one schema, not including nested schemas.
pub(super) type Rule = fn(&mut Schema, &mut Context<'_>);

/// All rules, in order.
///
/// Rules skip values of the wrong shape, which have already been reported. Opaque schemas lose their contents
/// first. A `$ref` is wrapped before the rest, because it must have no siblings afterwards. The keywords that
/// a rule reads must not have been rewritten before it runs.
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
