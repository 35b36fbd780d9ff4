//! Reads a file and the files it refers to into one [`Document`].
//!
//! Takes the path of a YAML or JSON file. Returns a tree of JSON values that records where each one was
//! written. Later stages may assume that every object key is a unique string, that every number is finite,
//! that nesting is bounded, and that references to other files are resolved. This is the only stage that
//! reads files.

mod build;
mod document;
mod file;
mod keys;
mod places;
mod read;
mod references;
mod syntax;
#[cfg(test)]
mod tests;

pub use document::Document;
pub(crate) use file::{below, read_text};
