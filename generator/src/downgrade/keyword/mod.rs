//! One rule per keyword, in the order in which they are applied.

mod constant;
mod examples;
mod exclusive;
mod property_names;
mod reference;
mod types;
mod unevaluated;

use super::{Schema, Site};

/// A rewriting of one schema, insides excluded.
pub(super) type Rule = fn(&mut Schema, &mut Site<'_>);

/// All rules. A `$ref` is wrapped first, because nothing may stand beside it afterwards.
pub(super) const RULES: [Rule; 7] = [
    reference::wrap,
    types::narrow,
    constant::spell_out,
    exclusive::split,
    unevaluated::close,
    examples::keep,
    property_names::keep,
];
