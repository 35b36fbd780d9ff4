//! Where a finding stands.

use std::{fmt, ops::Range};

use crate::pointer::Pointer;

/// Where a finding stands: the file, the place in it, and, where known, the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The name of the file, as the caller gave it.
    pub file: String,
    /// The place in the document.
    pub pointer: Pointer,
    /// The line of that place, where the loader knows it.
    pub excerpt: Option<Excerpt>,
    /// The place in the corrected document, where it is an action of an overlay that stands here.
    pub target: Option<Pointer>,
}

/// A line of a file, and the part of it that a finding is about. Lines and columns are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The line.
    pub line: usize,
    /// The column at which the part begins, in characters.
    pub column: usize,
    /// The text of the line; of a long line, what is near the part.
    pub text: String,
    /// The part, in bytes of the text.
    pub part: Range<usize>,
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.file)?;
        if let Some(Excerpt { line, column, .. }) = self.excerpt {
            write!(formatter, ":{line}:{column}")?;
        }
        write!(formatter, " at {}", self.pointer)
    }
}
