//! Documents that are typed if possible and stay JSON otherwise.

use std::fmt;

use serde_json::Value;

use super::super::check::check;
use super::super::validation_error::ValidationError;
use super::build::Build;
use super::problem::{ReadError, key_text};
use super::reader::{Reader, Reported};
use super::reflect::Reflect;
use super::serialize::to_value;

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
    let typed: T = Reader::read(value.clone().into(), denies_unknown).map_err(NotTyped::Unreadable)?;
    check(&typed).map_err(NotTyped::Invalid)?;
    let written = to_value(typed.view()).unwrap_or_default();
    match difference(value, &written) {
        None => Ok(typed),
        Some(path) => Err(NotTyped::Different { path }),
    }
}

/// Returns the path of the first difference.
///
/// Numbers are compared by value: `2.0` equals 2.
fn difference(left: &Value, right: &Value) -> Option<String> {
    match (left, right) {
        (Value::Object(left), Value::Object(right)) => {
            if let Some(key) = right.keys().find(|key| !left.contains_key(*key)) {
                return Some(key_text(key));
            }
            left.iter().find_map(|(key, left)| match right.get(key) {
                None => Some(key_text(key)),
                Some(right) => difference(left, right).map(|path| below(key_text(key), &path)),
            })
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            left.iter().zip(right).enumerate().find_map(|(index, (left, right))| {
                difference(left, right).map(|path| below(format!("[{index}]"), &path))
            })
        }
        (Value::Number(left), Value::Number(right)) => {
            let is_same =
                left == right || (left.is_f64() || right.is_f64()) && left.as_f64() == right.as_f64();
            (!is_same).then(String::new)
        }
        _ => (left != right).then(String::new),
    }
}

fn below(step: String, path: &str) -> String {
    let dot = if path.is_empty() || path.starts_with('[') { "" } else { "." };
    step + dot + path
}
