//! Regular expressions, each compiled once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use regex_lite::Regex;

/// A compiled expression, or `None` for text that is not one.
type Compiled = Option<Arc<Regex>>;

static COMPILED: Mutex<BTreeMap<&'static str, Compiled>> = Mutex::new(BTreeMap::new());

/// The expression for a pattern. Only patterns that stand in the program itself come here, so they stay few.
pub(super) fn compiled(pattern: &'static str) -> Compiled {
    // A panic elsewhere cannot have left a half-written expression behind.
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    compiled.entry(pattern).or_insert_with(|| Regex::new(pattern).ok().map(Arc::new)).clone()
}
