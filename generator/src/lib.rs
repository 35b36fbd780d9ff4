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
//! Everything that can be wrong is found before rendering, and all of it is reported together: a part that is wrong gives way
//! to plain JSON, so that the later stages can look at the rest.

pub mod config;
pub mod diagnostic;
pub mod downgrade;
pub mod format;
pub mod ir;
pub mod load;
pub mod lower;
mod openapi;
pub mod overlay;
pub mod pointer;
pub mod render;
pub mod report;
pub mod slice;
mod suggest;

use std::{collections::BTreeMap, path::PathBuf};

use config::Config;
use diagnostic::Diagnostics;
use load::Document;
use overlay::Overlay;
use slice::SliceSummary;

/// The files that a run reads, and how much it puts up with.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The OpenAPI description. It may refer to files beside it.
    pub description: PathBuf,
    /// The corrections and annotations for it, if any.
    pub overlay: Option<PathBuf>,
    /// What the description does not say about the client, such as its name.
    pub config: PathBuf,
    /// Whether a reason is demanded for all that is left out.
    pub strict: bool,
    /// Whether actions of the overlay that have nothing to do any more are passed over. Those that decide whether a request
    /// is sent again never are.
    pub skip_obsolete: bool,
}

impl Sources {
    /// These files, read as usual.
    pub fn new(description: PathBuf, overlay: Option<PathBuf>, config: PathBuf) -> Self {
        Self { description, overlay, config, strict: false, skip_obsolete: false }
    }
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
    with_deep_stack(|| {
        let lowered = lower_all(sources)?;
        let files = render::render(&lowered.api);
        let report = report::report(&lowered.api, &lowered.summary);
        Ok(Generation { files, report, warnings: lowered.warnings })
    })
}

/// The intermediate representation, and what was found on the way to it.
#[derive(Clone, Debug)]
pub struct LoweredSources {
    /// The intermediate representation.
    pub api: ir::Api,
    /// What the slice kept and left out.
    pub summary: SliceSummary,
    /// What was found that does not forbid generating.
    pub warnings: Diagnostics,
}

/// All stages before rendering. What is wrong in one keeps the next from nothing but what it is about, so that one run tells
/// all.
pub fn lower_sources(sources: &Sources) -> Result<LoweredSources, Diagnostics> {
    with_deep_stack(|| lower_all(sources))
}

/// Runs a stage that goes as deep as types lie in one another, on a stack that is deep enough for all that the limits allow,
/// whatever the caller's is.
fn with_deep_stack<T: Send>(run: impl FnOnce() -> T + Send) -> T {
    const BYTES: usize = 256 << 20;
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(BYTES).spawn_scoped(scope, run);
        let outcome = thread.expect("the system has room for another thread").join();
        outcome.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn lower_all(sources: &Sources) -> Result<LoweredSources, Diagnostics> {
    let mut problems = Diagnostics::default();
    let lowered = lower_into(sources, &mut problems);
    let warnings = problems.grouped();
    match lowered {
        Some((api, summary)) if !warnings.has_errors() => Ok(LoweredSources { api, summary, warnings }),
        _ => Err(warnings),
    }
}

fn lower_into(sources: &Sources, problems: &mut Diagnostics) -> Option<(ir::Api, SliceSummary)> {
    let config = Config::read(&sources.config, problems);
    let document = problems.settle(Document::read_with_references(&sources.description));
    let overlay = sources.overlay.as_ref().and_then(|path| problems.settle(Document::read(path)));
    let overlay = overlay.map(|overlay| Overlay::read(&overlay, problems));
    let (config, mut document) = (config?, document?);
    if let Some(overlay) = &overlay {
        problems.extend(overlay.apply(&mut document, sources.skip_obsolete));
    }
    let lowered = lower_corrected(&mut document, &config, sources.strict, problems);
    if let Some(overlay) = &overlay {
        overlay.attribute(problems);
    }
    lowered
}

fn lower_corrected(
    document: &mut Document,
    config: &Config,
    strict: bool,
    problems: &mut Diagnostics,
) -> Option<(ir::Api, SliceSummary)> {
    let summary = problems.stage(|problems| slice::slice(document, config, strict, problems))?;
    let openapi = problems.stage(|problems| downgrade::downgrade(document, problems))?;
    let api = problems.stage(|problems| lower::lower(&openapi, document, config, problems))?;
    Some((api, summary))
}
