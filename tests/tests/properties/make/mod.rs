//! Generates random values that match schemas.

mod any;
mod generator;
mod list;
mod matching;
mod number;
mod object;
mod pattern;
mod sample;
mod text;
mod uri;

pub(crate) use generator::Generator;
pub(crate) use text::alien;
