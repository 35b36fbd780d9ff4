//! What an OpenAPI document consists of, of either version: the one table that every stage goes by.
//!
//! A property may be called `example` or `default`, and an example may hold a key called `properties`; only the grammar of
//! the document tells them apart. [`nodes`] goes through a document by it.

mod kind;
mod references;
pub(crate) mod shape;
pub(crate) mod vocabulary;
mod walk;

use serde_json::{Value, json};

pub(crate) use kind::{Kind, METHODS};
pub(crate) use references::{FoundReference, references};
pub use vocabulary::extension;
pub(crate) use walk::{Node, inside, nodes, nodes_below, schemas_mut, schemas_of_mut};

/// The schema of plain JSON, which nothing is known of.
pub(crate) fn plain_json() -> Value {
    json!({extension::OPAQUE: true})
}
