//! Cuts the document down to the chosen operations and everything that they reach.
//!
//! Receives the corrected document and leaves it valid: every `$ref` that remains leads to something that remains.
//! What goes is counted; `--strict` demands a reason for it in `client.toml`.

mod composition;
mod local;
mod opaque;
mod operations;
mod reach;
mod summary;

pub use operations::LeftOut;
pub use summary::SliceSummary;

use crate::{config::Config, diagnostic::Diagnostics, load::Document};

/// Cuts the document down, and tells what went. A reference that leads nowhere is reported and gives way to plain JSON, so
/// that the rest can be looked at; without a chosen operation there is no rest. `strict` demands a reason for everything
/// that is left out.
pub fn slice(
    document: &mut Document,
    config: &Config,
    strict: bool,
    problems: &mut Diagnostics,
) -> Option<SliceSummary> {
    local::lift(document, problems);
    let before = summary::component_names(document.value());
    opaque::replace(document, config, problems);
    let left_out = operations::choose(document, config, strict, problems)?;
    let broken = reach::prune(document, &config.slice, strict, problems);
    for reference in &broken {
        document.give_up(&reference.parent().unwrap_or_default());
    }
    composition::check(document, problems);
    document.reject_unfit_numbers(problems);
    let after = summary::component_names(document.value());
    Some(SliceSummary::new(before, after, &config.slice, left_out))
}
