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

pub use operations::LeftOut;
pub use summary::SliceSummary;

use serde_json::{Value, json};

use crate::{config::Config, diagnostic::Diagnostics, load::Document, openapi::extension, pointer::Pointer};

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
    let broken = reach::prune(document, config, strict, problems);
    broken.iter().for_each(|place| make_opaque(document, place));
    let cycles = cycles::reject(document, problems);
    cycles.iter().for_each(|place| make_opaque(document, place));
    document.reject_unfit_numbers(problems);
    let after = summary::component_names(document.value());
    Some(SliceSummary::new(before, after, &config.slice, left_out))
}

/// Replaces what holds a reference by a schema of plain JSON.
fn make_opaque(document: &mut Document, reference: &Pointer) {
    let holder = reference.parent().unwrap_or_default();
    if let Some(schema) = document.value_mut().pointer_mut(holder.as_str()) {
        *schema = Value::Object([(extension::OPAQUE.to_owned(), json!(true))].into_iter().collect());
    }
}
