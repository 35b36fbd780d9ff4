//! What is wrong, where, and what to do: the only way in which a stage reports a problem.

use std::fmt;

use crate::pointer::Pointer;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Nothing is generated until this is fixed.
    Error,
    /// The client is generated; a maintainer should know this all the same.
    Warning,
}

/// Line and column in a source file, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// Where a finding stands: the file, the place in it, and, where known, the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The name of the file, as the caller gave it.
    pub file: String,
    /// The place in the document.
    pub pointer: Pointer,
    /// The line and column of that place, where the loader knows them.
    pub position: Option<Position>,
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.file)?;
        if let Some(Position { line, column }) = self.position {
            write!(formatter, ":{line}:{column}")?;
        }
        write!(formatter, " at {}", self.pointer)
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// The fact, in lower case and without a full stop.
    pub message: String,
    /// Where it stands, unless it concerns no place at all.
    pub origin: Option<Origin>,
    /// What to do about it.
    pub help: Option<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(formatter, "{severity}: {}", self.message)?;
        if let Some(origin) = &self.origin {
            write!(formatter, "\n  --> {origin}")?;
        }
        if let Some(help) = &self.help {
            write!(formatter, "\n  help: {help}")?;
        }
        Ok(())
    }
}

/// All findings of a run, in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds an error without a place.
    pub fn error(&mut self, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Severity::Error, message)
    }

    /// Adds a warning without a place.
    pub fn warning(&mut self, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Severity::Warning, message)
    }

    fn add(&mut self, severity: Severity, message: impl Into<String>) -> &mut Diagnostic {
        self.0.push(Diagnostic { severity, message: message.into(), origin: None, help: None });
        self.0.last_mut().expect("a finding was just added")
    }

    /// Takes over the findings of another stage.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether any finding forbids generating.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Whether nothing was found at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The findings, to complete what they say.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.0.iter_mut()
    }

    /// The findings, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }
}

impl Diagnostic {
    /// Says where the finding stands.
    pub fn at(&mut self, origin: Origin) -> &mut Self {
        self.origin = Some(origin);
        self
    }

    /// Says what to do about it.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n\n")?;
            }
            finding.fmt(formatter)?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
