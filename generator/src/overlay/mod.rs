//! Applies an OpenAPI Overlay 1.0 to a document: named corrections, each with its reason.
//!
//! Receives the overlay and the document that it corrects, both as [`Document`](crate::load::Document)s. Changes the
//! document, which from then on says of every inserted value which action put it there. An action that has nothing to
//! do any more is an error, so that a correction does not outlive the mistake that it corrects.

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
