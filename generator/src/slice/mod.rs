//! Reduces the document to the selected operations and everything reachable from them.
//!
//! Takes the corrected document and keeps it valid: every remaining `$ref` resolves. Removed parts are
//! counted; `--strict` requires a reason for them in `client.toml`.

mod boolean;
mod composition;
mod faulty;
mod ids;
mod local;
mod opaque;
mod operations;
mod parameters;
mod reach;
mod resolver;
mod summary;
mod supported;

pub use faulty::{Faulty, faulty};
pub use operations::LeftOut;
pub use summary::SliceSummary;

use crate::{config::Config, diagnostic::Diagnostics, load::Document};

/// Reduces the document and returns a summary.
///
/// An unresolved reference is reported and replaced by plain JSON so that the rest can be checked. Returns
/// `None` if a selected operation does not exist. `strict` requires a reason for everything that is left out. The
/// `faulty` parts are known to have errors.
pub fn slice(
    document: &mut Document,
    config: &Config,
    strict: bool,
    faulty: &Faulty,
    problems: &mut Diagnostics,
) -> Option<SliceSummary> {
    boolean::spell_out(document);
    local::lift(document);
    let before = summary::component_names(document.value());
    opaque::replace(document, config, problems);
    ids::complete(document);
    let left_out = operations::choose(document, config, strict, problems)?;
    ids::separate(document, config, problems);
    let faulty = faulty::remove(document, faulty);
    let unsupported = supported::retain(document, config, problems) + faulty;
    let left_out = LeftOut { unsupported, ..left_out };
    let broken = reach::prune(document, &config.slice, strict, problems);
    for reference in &broken {
        document.give_up(&reference.parent().unwrap_or_default());
    }
    composition::check(document, problems);
    document.reject_unfit_numbers(problems);
    operations::webhooks_to_paths(document);
    let after = summary::component_names(document.value());
    Some(SliceSummary::new(before, after, &config.slice, left_out))
}
