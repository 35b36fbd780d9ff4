//! Reads a file, and those beside it that it refers to, and makes one [`Document`] of them.
//!
//! Receives the path of a YAML or JSON file. Returns a tree of JSON values that knows for each of its places where it
//! was written. Later stages may assume that every object key is a string and stands once, that every number is finite,
//! that the nesting is bounded, and that references to other files are resolved. This is the only stage that reads
//! files.

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
