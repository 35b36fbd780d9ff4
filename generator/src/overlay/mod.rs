//! Applies an OpenAPI Overlay 1.0 to a document: named corrections, each with its reason.
//!
//! Takes the overlay and the document that it corrects, both as [`Document`](crate::load::Document)s.
//! Modifies the document, which records for each inserted value the action that wrote it. An action without
//! effect is an error, so that a correction does not outlive the mistake it corrects.

mod action;
mod apply;
mod attribute;
mod fields;
mod merge;
mod read;
mod target;
#[cfg(test)]
mod tests;

pub use action::{Action, Overlay};
