//! Types that the client no longer has.
//!
//! Their users should hear of it, and a document that falls back to plain JSON loses many at once.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use generator::diagnostic::Diagnostics;

use crate::tree::{Change, Comparison, Files};

/// How many are named.
const NAMED: usize = 8;

/// Warns about types that are defined in the folder but not in the new files.
pub(crate) fn warn(files: &Files<'_>, comparison: &Comparison, out: &Path) -> Diagnostics {
    let changed = comparison.changes.iter().filter(|(_, change)| **change != Change::Create);
    let old: Vec<String> = changed.filter_map(|(path, _)| fs::read_to_string(out.join(path)).ok()).collect();
    let new: BTreeSet<&str> = files.values().flat_map(|text| types(text)).collect();
    let lost: BTreeSet<&str> =
        old.iter().flat_map(|text| types(text)).filter(|name| !new.contains(name)).collect();
    let mut warnings = Diagnostics::default();
    if !lost.is_empty() {
        let named: Vec<String> = lost.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
        let more = lost.len() - named.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let message = format!("the client no longer has the types {}{more}", named.join(", "));
        warnings.warning(message).help(
            "if this is not intended, check whether their users have become plain JSON, or add them to [names]",
        );
    }
    warnings
}

/// Returns the names of the public types that a file defines.
fn types(text: &str) -> impl Iterator<Item = &str> {
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    text.lines().filter_map(move |line| {
        let line = line.trim_start();
        let name = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum "))?;
        Some(name.split(|letter| !is_of_name(letter)).next().unwrap_or_default())
    })
}
