//! From a byte offset in a text to the line and column that an editor shows.

use crate::diagnostic::Position;

/// A text and where its lines start.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    text: String,
    starts: Vec<usize>,
}

impl Lines {
    pub(super) fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text: text.to_owned(), starts }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The place of a byte, or `None` when the text has no such byte or the offset lies within a character.
    pub(super) fn position(&self, offset: usize) -> Option<Position> {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line.checked_sub(1)?)?;
        let column = self.text.get(*start..offset)?.chars().count() + 1;
        Some(Position { line, column })
    }

    /// Where a piece of this very text starts, or `None` when the slice belongs to another one.
    ///
    /// The parsers lend out plain scalars as slices of their input and tell nothing else about where they stand, so the
    /// address of such a slice is what there is to find its line by.
    pub(super) fn offset_of(&self, slice: &str) -> Option<usize> {
        let offset = slice.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        self.text.get(offset..)?.starts_with(slice).then_some(offset)
    }
}
