//! The generator, stage by stage: small documents about lamps in, the intermediate representation, Rust and error texts
//! out; and the promises that it makes about its own source and about this repository's description.

mod boxes;
pub(crate) mod compiles;
mod constructs;
mod errors;
mod hostile;
mod keywords;
mod names_no_api;
mod numbers;
mod promises;
mod prose;
mod report;
mod round_trip;
mod several_files;
mod slice_summary;
mod support;
mod templates;
