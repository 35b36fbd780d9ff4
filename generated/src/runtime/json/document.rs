//! Documents that have a type, and stay JSON where it does not fit.

use std::fmt;

use serde_json::Value;

use super::super::check::check;
use super::super::validation_error::ValidationError;
use super::build::Build;
use super::problem::{ReadError, key_text};
use super::reader::{Reader, Reported};
use super::reflect::Reflect;
use super::write::to_value;

/// Why a document is kept as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotTyped {
    /// It was given as JSON, and would fit the type.
    GivenAsJson,
    /// The type does not fit it.
    Unreadable(ReadError),
    /// It breaks rules that the type has.
    Invalid(ValidationError),
    /// The type would write it differently.
    Different {
        /// Where the first difference is, such as `rooms[0].lamps`.
        path: String,
    },
}

impl fmt::Display for NotTyped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::GivenAsJson => formatter.write_str("it was given as JSON, and has not been read"),
            Self::Unreadable(error) => error.fmt(formatter),
            Self::Invalid(error) => error.fmt(formatter),
            Self::Different { path } if path.is_empty() => {
                formatter.write_str("would be written differently")
            }
            Self::Different { path } => write!(formatter, "{path}: would be written differently"),
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

/// The document in its type, where that loses nothing: it is written back as the same JSON, and keeps all rules.
///
/// What the rules refuse may be just what the server has learnt since.
pub fn document<T: Build + Reflect>(value: &Value) -> Result<T, NotTyped> {
    read(value, false)
}

impl Reader {
    /// The document in its type; `None` where it stays JSON, which is a problem where nothing unknown may be.
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

/// Where two values differ first. Numbers are compared as numbers: `2.0` is 2.
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
