//! Changes that make a valid value invalid, one at a time.

mod class;
mod list;
mod number;
mod object;
mod place;
mod text;

pub(crate) use class::Class;
pub(crate) use place::{Change, Place, places};
