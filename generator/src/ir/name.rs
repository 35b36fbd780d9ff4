//! Names, kept apart by type so that one cannot be printed where the other belongs.

use std::fmt;

/// A name as it stands in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WireName(pub String);

impl WireName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for WireName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A valid Rust identifier, possibly raw (`r#type`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RustName(pub String);

impl RustName {
    /// The identifier as text, `r#` included.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier without a leading `r#`.
    pub fn plain(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }
}

impl fmt::Display for RustName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The public module that a definition is found in, and the file below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Module {
    /// `commands`, `types` or `responses`.
    pub parent: &'static str,
    /// The file's name without ending.
    pub file: String,
}
