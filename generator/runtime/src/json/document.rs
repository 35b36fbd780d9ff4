//! Documents that are typed if possible and stay JSON otherwise.

use std::fmt;

use serde_json::Value;

use super::super::check::check;
use super::super::validation_error::ValidationError;
use super::build::Build;
use super::problem::{ReadError, Step, path_text};
use super::reader::{Reader, Reported};
use super::reflect::Reflect;
use super::serialize::to_value;
use super::tape::Tape;

/// Why a document was kept as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotTyped {
    /// It was passed as raw JSON, although the type would fit.
    GivenAsJson,
    /// It does not fit the type.
    Unreadable(ReadError),
    /// It breaks rules of the type.
    Invalid(ValidationError),
    /// The type would serialize it differently.
    Different {
        /// Path of the first difference, such as `rooms[0].lamps`.
        path: String,
    },
}

impl fmt::Display for NotTyped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::GivenAsJson => formatter.write_str("it was passed as raw JSON and has not been parsed"),
            Self::Unreadable(error) => error.fmt(formatter),
            Self::Invalid(error) => error.fmt(formatter),
            Self::Different { path } if path.is_empty() => {
                formatter.write_str("would be serialized differently")
            }
            Self::Different { path } => write!(formatter, "{path}: would be serialized differently"),
        }
    }
}

impl std::error::Error for NotTyped {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable(error) => Some(error),
            Self::Invalid(error) => Some(error),
            _ => None,
        }
    }
}

/// Reads a document into its type if nothing is lost.
///
/// The typed document must serialize to the same JSON and keep all rules. A document that breaks a rule may
/// use a newer feature of the server, so it is better kept as JSON.
pub fn document<T: Build + Reflect>(value: &Value) -> Result<T, NotTyped> {
    read(value, false)
}

impl Reader {
    /// Reads a document into its type; returns `None` if it stays JSON.
    ///
    /// Staying JSON is a problem if unknown fields are denied.
    pub fn document<T: Build + Reflect>(&mut self, value: &Value) -> Result<Option<T>, Reported> {
        match read(value, self.denies_unknown) {
            Ok(document) => Ok(Some(document)),
            Err(NotTyped::Unreadable(error)) if self.denies_unknown => {
                Err(self.take_over(error.into_problems()))
            }
            Err(reason) if self.denies_unknown => Err(self.report(reason.to_string())),
            Err(_) => Ok(None),
        }
    }
}

fn read<T: Build + Reflect>(value: &Value, denies_unknown: bool) -> Result<T, NotTyped> {
    let typed: T = Reader::read(Tape::from(value).root(), denies_unknown).map_err(NotTyped::Unreadable)?;
    check(&typed).map_err(NotTyped::Invalid)?;
    let written = to_value(typed.view()).unwrap_or_default();
    match difference(value, &written) {
        None => Ok(typed),
        Some(steps) => Err(NotTyped::Different { path: path_text(steps.iter().rev()) }),
    }
}

/// Returns the steps to the first difference, innermost first.
///
/// Numbers are compared by value: `2.0` equals 2.
fn difference(left: &Value, right: &Value) -> Option<Vec<Step>> {
    let below = |step: Step, steps: Vec<Step>| steps.into_iter().chain([step]).collect();
    match (left, right) {
        (Value::Object(left), Value::Object(right)) => {
            if let Some(key) = right.keys().find(|key| !left.contains_key(*key)) {
                return Some(vec![Step::Key(key.clone())]);
            }
            left.iter().find_map(|(key, left)| {
                let steps = right.get(key).map_or(Some(Vec::new()), |right| difference(left, right))?;
                Some(below(Step::Key(key.clone()), steps))
            })
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            let items = left.iter().zip(right).enumerate();
            let mut differences = items.filter_map(|(index, (left, right))| {
                Some(below(Step::Index(index), difference(left, right)?))
            });
            differences.next()
        }
        (Value::Number(left), Value::Number(right)) => {
            let is_same =
                left == right || (left.is_f64() || right.is_f64()) && left.as_f64() == right.as_f64();
            (!is_same).then(Vec::new)
        }
        _ => (left != right).then(Vec::new),
    }
}
