//! What a value must satisfy: several schemas that apply to it at once, merged into one demand.

mod list;
mod number;
mod object;
mod text;
mod whole;

pub(crate) use list::ListDemand;
pub(crate) use number::NumberDemand;
pub(crate) use object::{ObjectDemand, not_together};
pub(crate) use text::TextDemand;
pub(crate) use whole::{Chooser, Demand, Kind, is_nothing, kind_of};
