//! Names, with a separate type for each kind so that they cannot be mixed up.

use std::fmt;

/// A name in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WireName(pub String);

impl WireName {
    /// Returns the name as a string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for WireName {
    fn as_ref(&self) -> &str {
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
    /// Returns the identifier as a string, including `r#`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the identifier without a leading `r#`.
    pub fn plain(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// Returns this name with a suffix appended after an underscore.
    #[must_use]
    pub fn with_suffix(&self, suffix: &str) -> Self {
        Self(format!("{}_{suffix}", self.plain().trim_end_matches('_')))
    }
}

impl fmt::Display for RustName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The public module of a definition and the file below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Module {
    /// `commands`, `types`, `responses`, a group or a namespace.
    pub parent: String,
    /// File name without extension.
    pub file: String,
}

/// A definition's name and the namespace in which it is unique.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeName {
    /// The namespace, which is also the public module; empty for the crate's own definitions.
    pub space: String,
    /// Name in the namespace.
    pub name: RustName,
}

impl TypeName {
    /// Creates a name outside any namespace.
    pub fn root(name: RustName) -> Self {
        Self { space: String::new(), name }
    }

    /// Returns another name in the same namespace.
    #[must_use]
    pub fn beside(&self, name: RustName) -> Self {
        Self { space: self.space.clone(), name }
    }

    /// Returns the identifier as a string.
    pub fn as_str(&self) -> &str {
        self.name.as_str()
    }
}

impl fmt::Display for TypeName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.space.is_empty() {
            write!(formatter, "{}::", self.space)?;
        }
        self.name.fmt(formatter)
    }
}
