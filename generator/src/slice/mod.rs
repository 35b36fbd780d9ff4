//! Cuts the document down to the chosen operations and everything that they reach.
//!
//! Receives the corrected document and leaves it valid: every `$ref` that remains leads to something that remains.
//! What goes is either unreachable or declared in `client.toml`, and is counted.

mod cycles;
mod local;
mod opaque;
mod operations;
mod reach;
mod summary;

pub use opaque::OPAQUE;
pub use summary::SliceSummary;

use crate::{config::Config, diagnostic::Diagnostics, load::Document};

/// Cuts the document down, and tells what went.
pub fn slice(document: &mut Document, config: &Config) -> Result<SliceSummary, Diagnostics> {
    let mut problems = Diagnostics::default();
    local::lift(document, &mut problems);
    let before = summary::component_names(document.value());
    opaque::replace(document, config, &mut problems);
    operations::choose(document, config, &mut problems);
    if problems.has_errors() {
        return Err(problems);
    }
    reach::prune(document, &config.slice, &mut problems);
    cycles::reject(document, &mut problems);
    if problems.has_errors() {
        return Err(problems);
    }
    Ok(SliceSummary::new(before, summary::component_names(document.value()), &config.slice))
}
