//! What is wrong with a request that was not sent for that reason.

use std::fmt;

/// The rules that a request breaks: all of them, not only the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidationError {
    violations: Vec<Violation>,
}

impl ValidationError {
    /// Returns `None` if there are no violations, so that the list is never empty.
    pub(super) fn from_violations(violations: Vec<Violation>) -> Option<Self> {
        (!violations.is_empty()).then_some(Self { violations })
    }

    /// Returns the broken rules, in the order of the fields.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Returns an iterator over the broken rules.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.violations.iter()
    }
}

impl fmt::Display for ValidationError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations.iter().enumerate() {
            if index > 0 {
                formatter.write_str("; ")?;
            }
            violation.fmt(formatter)?;
        }
        Ok(())
    }
}

impl std::error::Error for ValidationError {}

impl<'a> IntoIterator for &'a ValidationError {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for ValidationError {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.into_iter()
    }
}

/// One broken rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    path: String,
    relation: Relation,
    value: String,
    rule: String,
}

/// How a message joins a path and what was found there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Is,
    Has,
    HasKey,
}

impl Violation {
    pub(super) fn new(path: String, relation: Relation, value: String, rule: String) -> Self {
        Self { path, relation, value, rule }
    }

    /// Returns whether both concern the same place.
    pub(super) fn is_at(&self, other: &Self) -> bool {
        self.path == other.path
    }

    /// Returns the path of the value, such as `scenes[0].fade.seconds`; empty for the whole request.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns what was found: an excerpt of the value, `..` if it is secret, or a number of items.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Returns what the value must be, such as `must be at most 40`.
    pub fn rule(&self) -> &str {
        &self.rule
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, relation, value, rule } = self;
        let path = if path.is_empty() { "the request" } else { path };
        let relation = match relation {
            Relation::Is => "is",
            Relation::Has => "has",
            Relation::HasKey => "has the key",
        };
        write!(formatter, "{path} {relation} {value}, {rule}")
    }
}
