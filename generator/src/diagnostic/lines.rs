//! From bytes of a text to the line that an editor shows.

use std::ops::Range;

use super::Excerpt;

/// How much of a long line is kept on either side of the part that a finding is about, in bytes. It is more than is shown.
const KEPT: usize = 1000;

/// How many bytes lie between the places at which the number of characters is known.
const BLOCK: usize = 4096;

/// A text and where its lines start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lines {
    text: String,
    starts: Vec<usize>,
    /// How many characters begin before each block: a file may be one line of megabytes, with as many findings.
    characters: Vec<usize>,
}

impl Lines {
    pub(crate) fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut count = 0;
        let characters = text.as_bytes().chunks(BLOCK).map(|block| {
            let before = count;
            count += characters(block);
            before
        });
        Self { characters: characters.collect(), text: text.to_owned(), starts }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The line on which bytes begin, or `None` when the text has no such bytes or they begin within a character.
    pub(crate) fn excerpt(&self, bytes: Range<usize>) -> Option<Excerpt> {
        let line = self.starts.partition_point(|start| *start <= bytes.start);
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let before = self.text.get(start..bytes.start)?;
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        let after = self.text[bytes.start..end.max(bytes.start)].trim_end_matches('\r');
        let from = before.ceil_char_boundary(before.len().saturating_sub(KEPT));
        let to = after.floor_char_boundary(KEPT);
        let part = after.floor_char_boundary(bytes.len().min(to));
        let begin = before.len() - from;
        Some(Excerpt {
            line,
            column: self.characters_before(bytes.start) - self.characters_before(start) + 1,
            text: format!("{}{}", &before[from..], &after[..to]),
            part: begin..begin + part,
        })
    }

    fn characters_before(&self, byte: usize) -> usize {
        let block = byte / BLOCK;
        let known = self.characters.get(block).copied().unwrap_or_default();
        known + characters(&self.text.as_bytes()[(block * BLOCK).min(byte)..byte])
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

/// How many characters begin among these bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Lines};

    #[test]
    fn columns_are_counted_in_characters_however_long_the_line() {
        let text = format!("a\n{}x\r\ny", "\u{e9}".repeat(BLOCK));
        let at = text.find('x').expect("an x");
        let found = Lines::new(&text).excerpt(at..at + 1).expect("a line");
        assert_eq!((found.line, found.column), (2, BLOCK + 1));
        assert!(found.text.ends_with("\u{e9}x"), "{}", found.text);
        let last = Lines::new(&text).excerpt(text.len() - 1..text.len()).expect("a line");
        assert_eq!((last.line, last.column, last.text.as_str()), (3, 1, "y"));
        let end = Lines::new(&text).excerpt(text.len()..text.len()).expect("a line");
        assert_eq!((end.line, end.column, end.text.as_str()), (3, 2, "y"));
    }
}
