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
    /// The identifier as text, `r#` included.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier without a leading `r#`.
    pub fn plain(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// The name of something that belongs to what has this name.
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

/// The public module that a definition is found in, and the file below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Module {
    /// `commands`, `types`, `responses`, or a namespace.
    pub parent: String,
    /// The file's name without ending.
    pub file: String,
}

/// A definition's name, and the namespace in which it is unique: empty for the crate's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeName {
    /// The namespace, which is also the module that a user finds the definition in.
    pub space: String,
    /// The name inside it.
    pub name: RustName,
}

impl TypeName {
    /// A name outside any namespace.
    pub fn root(name: RustName) -> Self {
        Self { space: String::new(), name }
    }

    /// Another name in the same namespace.
    #[must_use]
    pub fn beside(&self, name: RustName) -> Self {
        Self { space: self.space.clone(), name }
    }

    /// The identifier as text.
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
