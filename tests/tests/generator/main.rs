//! The generator, stage by stage.
//!
//! Small documents about lamps go in; the intermediate representation, Rust and error messages come out.
//! Other tests check the generator's own source and this repository's description.

mod boxes;
pub(crate) mod compiles;
mod conformance;
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
mod whole_document;
