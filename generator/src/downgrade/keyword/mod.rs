//! One rule per keyword, in the order in which they are applied.

mod constant;
mod examples;
mod exclusive;
mod property_names;
mod reference;
mod types;
mod unevaluated;
mod values;

use super::{Schema, Site};

/// A rewriting of one schema, insides excluded.
pub(super) type Rule = fn(&mut Schema, &mut Site<'_>);

/// All rules. What has a wrong shape was reported before; a rule leaves it alone. A `$ref` is wrapped first, because nothing may stand beside it afterwards.
pub(super) const RULES: [Rule; 8] = [
    reference::wrap,
    types::narrow,
    constant::spell_out,
    values::sort,
    exclusive::split,
    unevaluated::close,
    examples::keep,
    property_names::keep,
];
