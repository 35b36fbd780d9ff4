//! Where a finding is.

use std::{fmt, ops::Range};

use crate::pointer::Pointer;

/// Where a finding is: the file, the location in it and, if known, the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// File name as given by the caller.
    pub file: String,
    /// Location in the document.
    pub pointer: Pointer,
    /// Source line of that location, if the loader knows it.
    pub excerpt: Option<Excerpt>,
    /// Location in the corrected document, if this is the origin of an overlay action.
    pub target: Option<Pointer>,
}

/// A line of a file and the highlighted part of it. Lines and columns are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Line number.
    pub line: usize,
    /// Column at which the part begins, in characters.
    pub column: usize,
    /// Text of the line, or the text around the part if the line is long.
    pub text: String,
    /// The part, as a byte range of the text.
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
