//! Turns an OpenAPI description of a command endpoint into a typed Rust client crate.

use std::collections::BTreeMap;
use std::path::PathBuf;

use diagnostic::Diagnostics;

pub mod diagnostic;
pub mod load;
pub mod overlay;
pub mod pointer;

/// The files that a run reads.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The OpenAPI description.
    pub description: PathBuf,
    /// The corrections and annotations for it, if any.
    pub overlay: Option<PathBuf>,
    /// What the description does not say about the client, such as its name.
    pub config: PathBuf,
}

/// What a run yields.
#[derive(Clone, Debug, Default)]
pub struct Generation {
    /// The content of each file of the client, by its path below the client's folder, with `/` between folders.
    pub files: BTreeMap<String, String>,
    /// What a maintainer wants to read after a run.
    pub report: String,
    /// What was found that does not forbid generating.
    pub warnings: Diagnostics,
}

/// Generates the client. Reads the sources and writes nothing.
pub fn generate(sources: &Sources) -> Result<Generation, Diagnostics> {
    let mut description = load::Document::read(&sources.description)?;
    let mut diagnostics = Diagnostics::default();
    if let Some(overlay) = &sources.overlay {
        diagnostics.extend(
            overlay::Overlay::from_document(&load::Document::read(overlay)?)?.apply(&mut description),
        );
    }
    diagnostics.error("the stages after the overlay are not part of this build").help("use a later build");
    Err(diagnostics)
}
