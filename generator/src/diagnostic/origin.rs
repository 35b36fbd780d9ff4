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

impl Origin {
    /// The place in the corrected document that an action of an overlay wrote.
    pub(super) fn corrected(&self) -> Option<Self> {
        let pointer = self.target.clone()?;
        Some(Self { file: String::new(), pointer, excerpt: None, target: None })
    }

    /// Whether an error here may be why there is one at the other place.
    pub(super) fn explains(&self, other: &Self) -> bool {
        let are_near = self.pointer.is_within(&other.pointer) || other.pointer.is_within(&self.pointer);
        let root = Pointer::root();
        let same_file = self.file == other.file || self.file.is_empty() || other.file.is_empty();
        same_file && are_near && self.pointer != root && other.pointer != root
    }
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
