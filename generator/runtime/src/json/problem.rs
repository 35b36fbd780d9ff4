//! Problems found while reading JSON, and their paths.

use std::fmt;

use super::super::excerpt::quoted;

/// Why JSON could not be read.
///
/// It lists all problems with their paths and never shows a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    problems: Vec<Problem>,
}

impl ReadError {
    pub(super) fn new(problems: Vec<Problem>) -> Self {
        Self { problems }
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Returns the problems in the order in which they were found.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            let separator = if index > 0 { "; " } else { "" };
            write!(formatter, "{separator}{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ReadError {}

/// A problem found while reading JSON.
#[derive(Clone, PartialEq, Eq)]
pub struct Problem {
    /// The path, innermost step first.
    steps: Vec<Step>,
    message: String,
    /// Whether it remains a problem where fields that do not fit are tolerated.
    is_lasting: bool,
}

/// A step of the path to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Step {
    Field(&'static str),
    Key(String),
    Index(usize),
}

impl Problem {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { steps: Vec::new(), message: message.into(), is_lasting: false }
    }

    /// Makes the problem remain even where fields that do not fit are tolerated.
    pub(super) fn lasting(self) -> Self {
        Self { is_lasting: true, ..self }
    }

    pub(super) fn is_lasting(&self) -> bool {
        self.is_lasting
    }

    /// Prepends a step to the path.
    pub(super) fn below(&mut self, step: Step) {
        self.steps.push(step);
    }

    pub(super) fn depth(&self) -> usize {
        self.steps.len()
    }

    /// Returns the path, such as `lamps[0].watts`; empty for the value as a whole.
    pub fn path(&self) -> String {
        path_text(self.steps.iter().rev())
    }

    /// Returns what is wrong, such as `expected a string, found a number`.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path().as_str() {
            "" => formatter.write_str(&self.message),
            path => write!(formatter, "{path}: {}", self.message),
        }
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Problem")
            .field("path", &self.path())
            .field("message", &self.message)
            .finish_non_exhaustive()
    }
}

/// Returns the steps as a path, such as `lamps[0].watts`.
pub(in super::super) fn path_text<'a>(steps: impl Iterator<Item = &'a Step>) -> String {
    let mut path = String::new();
    for step in steps {
        let step = match step {
            Step::Field(name) => key_text(name),
            Step::Key(key) => key_text(key),
            Step::Index(index) => format!("[{index}]"),
        };
        if !path.is_empty() && !step.starts_with('[') {
            path.push('.');
        }
        path.push_str(&step);
    }
    path
}

/// Returns a key as a path shows it: in brackets unless it looks like an identifier.
pub(super) fn key_text(key: &str) -> String {
    let is_name = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if is_name && key.len() <= 60 { key.to_owned() } else { format!("[{}]", quoted(key)) }
}
