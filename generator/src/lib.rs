//! Turns an OpenAPI description into a typed Rust client crate.
//!
//! The stages, in order:
//!
//! | stage | input | output |
//! |---|---|---|
//! | [`load`] | a file | a value tree that records where each value comes from |
//! | [`overlay`] | the tree and named corrections | the corrected tree |
//! | [`slice`](mod@slice) | the tree and the selected operations | the tree reduced to what they use |
//! | [`downgrade`] | the tree, OpenAPI 3.1 | the typed OpenAPI 3.0 document |
//! | [`lower`] | the typed document | the intermediate representation, [`ir`] |
//! | [`render`] | the intermediate representation | files of tokens, formatted by [`format`](mod@format) |
//!
//! All errors are found before rendering and reported together: a broken part is replaced by plain JSON so
//! that later stages can check the rest.

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
mod threads;

use std::{collections::BTreeMap, path::PathBuf};

use config::Config;
use diagnostic::{Diagnostics, Severity};
use load::Document;
use overlay::Overlay;
use slice::{Faulty, SliceSummary};
use threads::with_deep_stack;

/// The input files of a run and how strict it is.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The OpenAPI description. It may refer to files next to it.
    pub description: PathBuf,
    /// Corrections and annotations for the description, if any.
    pub overlay: Option<PathBuf>,
    /// Client settings that the description does not contain, such as the crate name.
    pub config: PathBuf,
    /// Whether everything that is left out needs a reason.
    pub strict: bool,
    /// Whether obsolete overlay actions are skipped. Actions that decide whether a request is retried are
    /// never skipped.
    pub skip_obsolete: bool,
}

impl Sources {
    /// Creates sources for these files with the default strictness.
    pub fn new(description: PathBuf, overlay: Option<PathBuf>, config: PathBuf) -> Self {
        Self { description, overlay, config, strict: false, skip_obsolete: false }
    }
}

/// The result of a run.
#[derive(Clone, Debug, Default)]
pub struct Generation {
    /// Content of each client file, by its path relative to the client's folder, separated by `/`.
    pub files: BTreeMap<String, String>,
    /// Summary of the run for maintainers.
    pub report: String,
    /// Findings that do not prevent generation.
    pub warnings: Diagnostics,
}

/// Generates the client. Reads the sources and writes no files.
pub fn generate(sources: &Sources) -> Result<Generation, Diagnostics> {
    with_deep_stack(|| {
        let lowered = lower_all(sources)?;
        let files = render::render(&lowered.api);
        let report = report::report(&lowered.api, &lowered.summary);
        Ok(Generation { files, report, warnings: lowered.warnings })
    })
}

/// The intermediate representation and the findings made while building it.
#[derive(Clone, Debug)]
pub struct LoweredSources {
    /// The intermediate representation.
    pub api: ir::Api,
    /// What the slice kept and left out.
    pub summary: SliceSummary,
    /// Findings that do not prevent generation.
    pub warnings: Diagnostics,
}

/// Runs all stages before rendering.
///
/// An error in one stage hides only the affected part from the next, so that a single run reports all errors.
pub fn lower_sources(sources: &Sources) -> Result<LoweredSources, Diagnostics> {
    with_deep_stack(|| lower_all(sources))
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
    let lowered = lower_corrected(&document, &config, sources.strict, problems);
    if let Some(overlay) = &overlay {
        overlay.attribute(problems);
    }
    lowered
}

/// Lowers the operations that are free of errors, if all were selected.
///
/// Each round leaves out what has the errors of the last one, because an error may hide others.
fn lower_corrected(
    document: &Document,
    config: &Config,
    strict: bool,
    problems: &mut Diagnostics,
) -> Option<(ir::Api, SliceSummary)> {
    let mut faulty = Faulty::default();
    loop {
        let mut found = Diagnostics::default();
        let mut sliced = document.clone();
        let lowered = lower_slice(&mut sliced, config, strict, &faulty, &mut found);
        let more = slice::faulty(&sliced, config, &found);
        if more.keys().all(|part| faulty.contains_key(part)) {
            for warning in faulty.into_values() {
                found.push(warning);
            }
            problems.stage(|problems| problems.extend(found));
            return lowered;
        }
        faulty.extend(more);
    }
}

fn lower_slice(
    document: &mut Document,
    config: &Config,
    strict: bool,
    faulty: &Faulty,
    problems: &mut Diagnostics,
) -> Option<(ir::Api, SliceSummary)> {
    let summary = slice::slice(document, config, strict, faulty, problems)?;
    let (api, found) = loop {
        let mut found = Diagnostics::default();
        let api = lower_supported(&mut document.clone(), config, &mut found);
        let mut has_changed = false;
        for (schema, finding) in found.take_unsupported() {
            // A schema that was put together from others cannot be replaced.
            if document.get(&schema).is_none() {
                found.push(finding);
                continue;
            }
            has_changed |= document.keep_as_json(&schema);
            let message = format!("{}; the schema stays plain JSON", finding.message);
            problems.push(diagnostic::Diagnostic { severity: Severity::Warning, message, ..finding });
        }
        if !has_changed {
            break (api, found);
        }
    };
    problems.stage(|problems| problems.extend(found));
    Some((api?, summary))
}

/// Runs the stages after the slice on schemas that are assumed to be supported.
fn lower_supported(document: &mut Document, config: &Config, problems: &mut Diagnostics) -> Option<ir::Api> {
    let openapi = problems.stage(|problems| downgrade::downgrade(document, problems))?;
    problems.stage(|problems| lower::lower(&openapi, document, config, problems))
}
