//! The structure of OpenAPI 3.0 and 3.1 documents, shared by all stages.
//!
//! A property may be called `example` or `default`, and an example may contain a key `properties`; only the
//! grammar of the document distinguishes them. [`nodes`] traverses a document by that grammar.

mod kind;
mod media;
mod references;
pub(crate) mod shape;
pub(crate) mod vocabulary;
mod walk;

use serde_json::{Value, json};

pub(crate) use kind::{Kind, METHODS};
pub(crate) use media::is_json;
pub(crate) use references::{FoundReference, references};
pub use vocabulary::extension;
pub(crate) use walk::{Node, inside, nodes, nodes_below, schemas_mut, schemas_of_mut};

/// Start of the paths that stand for webhooks after slicing, because OpenAPI 3.0 has none. No path of a server has it:
/// a parameter of this name would have to be described.
pub(crate) const WEBHOOKS: &str = "/{webhook}/";

/// Returns the schema of plain JSON.
pub(crate) fn plain_json() -> Value {
    json!({extension::OPAQUE: true})
}
