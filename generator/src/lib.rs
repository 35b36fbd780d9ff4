//! Turns an OpenAPI description of a command endpoint into a typed Rust client crate.
//!
//! The stages, in the order in which the data passes through them:
//!
//! | stage | receives | returns |
//! |---|---|---|
//! | [`load`] | a file | a value tree that knows where each value stands |
//! | [`overlay`] | the tree and named corrections | the corrected tree |
//! | [`slice`](mod@slice) | the tree and the chosen operations | the tree without the rest |
//! | [`downgrade`] | the tree, OpenAPI 3.1 | the typed OpenAPI 3.0 document |
//! | [`lower`] | the typed document | the intermediate representation, [`ir`] |
//! | [`render`] | the intermediate representation | files of tokens, formatted by [`format`](mod@format) |
//!
//! Everything that can be wrong is found before rendering, and all of it is reported together.

pub mod config;
pub mod diagnostic;
pub mod downgrade;
pub mod format;
pub mod ir;
pub mod load;
pub mod lower;
pub mod overlay;
mod plain_words;
pub mod pointer;
pub mod render;
pub mod report;
pub mod slice;
mod suggest;
mod walk;

use std::{collections::BTreeMap, path::PathBuf};

use config::Config;
use diagnostic::Diagnostics;
use load::Document;
use overlay::Overlay;

/// The files that a run reads.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The OpenAPI description. It may refer to files beside it.
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
    let lowered = lower_sources(sources)?;
    let files = render::render(&lowered.api);
    Ok(Generation {
        files,
        report: report::report(&lowered.api, &lowered.summary),
        warnings: lowered.warnings,
    })
}

/// The intermediate representation, and what was found on the way to it.
#[derive(Clone, Debug)]
pub struct LoweredSources {
    /// The intermediate representation.
    pub api: ir::Api,
    /// What the slice kept and left out.
    pub summary: slice::SliceSummary,
    /// What was found that does not forbid generating.
    pub warnings: Diagnostics,
}

/// All stages before rendering.
pub fn lower_sources(sources: &Sources) -> Result<LoweredSources, Diagnostics> {
    let (config, mut document, overlay) = load(sources)?;
    if let Some(overlay) = &overlay {
        let problems = overlay.apply(&mut document);
        if problems.has_errors() {
            return Err(problems);
        }
    }
    let mut lowered = lower_corrected(document, &config);
    if let Some(overlay) = &overlay {
        overlay.attribute(match &mut lowered {
            Ok(lowered) => &mut lowered.warnings,
            Err(problems) => problems,
        });
    }
    lowered
}

fn lower_corrected(mut document: Document, config: &Config) -> Result<LoweredSources, Diagnostics> {
    let summary = slice::slice(&mut document, config)?;
    let (openapi, mut warnings) = downgrade::downgrade(&document)?;
    let (api, more) = lower::lower(&openapi, &document, config)?;
    warnings.extend(more);
    Ok(LoweredSources { api, summary, warnings })
}

/// Reads all three files, and reports the problems of all three together.
fn load(sources: &Sources) -> Result<(Config, Document, Option<Overlay>), Diagnostics> {
    let config = Config::read(&sources.config);
    let document = Document::read_with_references(&sources.description);
    let overlay = sources
        .overlay
        .as_ref()
        .map(|path| Document::read(path).and_then(|document| Overlay::from_document(&document)))
        .transpose();
    match (config, document, overlay) {
        (Ok(config), Ok(document), Ok(overlay)) => Ok((config, document, overlay)),
        (config, document, overlay) => {
            let mut problems = Diagnostics::default();
            for found in [config.err(), document.err(), overlay.err()].into_iter().flatten() {
                problems.extend(found);
            }
            Err(problems)
        }
    }
}
