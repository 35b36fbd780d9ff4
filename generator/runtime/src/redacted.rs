//! JSON that must not be seen in logs: nobody knows what it holds.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

/// Prints in `Debug` that JSON is there, and how much of it, but not what it says.
pub struct Redacted<'a, T>(pub &'a T);

/// JSON, or what holds some.
pub trait Redact {
    /// Prints what may be seen of it.
    fn print(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl<T: Redact> fmt::Debug for Redacted<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.print(formatter)
    }
}

impl Redact for Value {
    fn print(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("..")
    }
}

impl<T: Redact> Redact for Option<T> {
    fn print(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            None => formatter.write_str("None"),
            Some(value) => formatter.debug_tuple("Some").field(&Redacted(value)).finish(),
        }
    }
}

impl<T: Redact> Redact for Vec<T> {
    fn print(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.iter().map(Redacted)).finish()
    }
}

impl<T: Redact> Redact for BTreeMap<String, T> {
    fn print(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.iter().map(|(key, value)| (key, Redacted(value)))).finish()
    }
}
