//! What is wrong with a request that was not sent because of it.

use std::fmt;

/// The rules that a request breaks. All of them, not only the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidationError {
    violations: Vec<Violation>,
}

impl ValidationError {
    /// `None` if there is nothing wrong, so that the list is never empty.
    pub(super) fn from_violations(violations: Vec<Violation>) -> Option<Self> {
        (!violations.is_empty()).then_some(Self { violations })
    }

    /// The broken rules, in the order of the fields.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The broken rules, one by one.
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

/// How a message joins a place and what was found there.
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

    /// Whether both concern the same place.
    pub(super) fn is_at(&self, other: &Self) -> bool {
        self.path == other.path
    }

    /// Where it is broken, such as `scenes[0].fade.seconds`. Empty if it is the request as a whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What was found there: a short piece of the value, `..` if the value is secret, or a number of items.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// What the value must be, such as `must be at most 40`.
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
