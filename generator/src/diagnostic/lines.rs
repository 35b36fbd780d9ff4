//! From bytes of a text to the line that an editor shows.

use std::ops::Range;

use super::Excerpt;

/// How much of a long line is kept on either side of the part that a finding is about, in bytes. It is more than is shown.
const KEPT: usize = 1000;

/// A text and where its lines start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lines {
    text: String,
    starts: Vec<usize>,
}

impl Lines {
    pub(crate) fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text: text.to_owned(), starts }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The line on which bytes begin, or `None` when the text has no such bytes or they begin within a character.
    pub(crate) fn excerpt(&self, bytes: Range<usize>) -> Option<Excerpt> {
        let line = self.starts.partition_point(|start| *start <= bytes.start);
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let before = self.text.get(start..bytes.start)?;
        let after = self.text[bytes.start..].lines().next().unwrap_or_default();
        let from = before.ceil_char_boundary(before.len().saturating_sub(KEPT));
        let to = after.floor_char_boundary(KEPT);
        let part = after.floor_char_boundary(bytes.len().min(to));
        let begin = before.len() - from;
        Some(Excerpt {
            line,
            column: before.chars().count() + 1,
            text: format!("{}{}", &before[from..], &after[..to]),
            part: begin..begin + part,
        })
    }

    /// All of a line, which is counted from 0.
    pub(crate) fn whole(&self, line: usize) -> Option<Excerpt> {
        let start = *self.starts.get(line)?;
        let end = self.text[start..].find('\n').map_or(self.text.len(), |length| start + length);
        self.excerpt(start..end)
    }

    /// The byte at a line and a column, both counted from 1, the column in characters.
    pub(crate) fn offset(&self, line: usize, column: usize) -> Option<usize> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let characters = self.text[start..].char_indices().map(|(at, _)| start + at);
        characters.chain([self.text.len()]).nth(column.checked_sub(1)?)
    }

    /// Where a piece of this very text stands, or `None` when the slice belongs to another one.
    ///
    /// The parsers lend out plain scalars as slices of their input and tell nothing else about where they stand, so the
    /// address of such a slice is what there is to find its line by.
    pub(crate) fn span_of(&self, slice: &str) -> Option<Range<usize>> {
        let start = slice.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        self.text.get(start..)?.starts_with(slice).then_some(start..start + slice.len())
    }
}
