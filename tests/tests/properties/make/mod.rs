//! Makes random values that fulfil schemas.

mod any;
mod list;
mod maker;
mod matching;
mod number;
mod object;
mod pattern;
mod sample;
mod text;
mod uri;

pub(crate) use maker::Maker;
pub(crate) use text::alien;
