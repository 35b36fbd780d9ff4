//! Regular expressions, each compiled once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use regex_lite::Regex;

/// A compiled expression, or `None` for a string that is not one.
type Compiled = Option<Arc<Regex>>;

static COMPILED: Mutex<BTreeMap<&'static str, Compiled>> = Mutex::new(BTreeMap::new());

/// Returns the compiled pattern. All patterns are part of the program, so they stay few.
pub(super) fn compiled(pattern: &'static str) -> Compiled {
    // A panic elsewhere cannot have left a half-written expression behind.
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    compiled.entry(pattern).or_insert_with(|| Regex::new(pattern).ok().map(Arc::new)).clone()
}
