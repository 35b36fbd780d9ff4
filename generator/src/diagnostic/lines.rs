//! Maps byte offsets to lines and columns.

use std::ops::Range;

use super::Excerpt;

/// Bytes of a long line kept on either side of the highlighted part. More than is shown.
const KEPT: usize = 1000;

/// Interval in bytes at which character counts are cached.
const BLOCK: usize = 4096;

/// A text and the offsets of its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lines {
    text: String,
    starts: Vec<usize>,
    /// Characters before each block, cached because a file may be one huge line with many findings.
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

    /// Returns the line on which a range begins, or `None` if that is not a character boundary.
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

    /// Returns a whole line, counted from 0.
    pub(crate) fn whole(&self, line: usize) -> Option<Excerpt> {
        let start = *self.starts.get(line)?;
        let end = self.text[start..].find('\n').map_or(self.text.len(), |length| start + length);
        self.excerpt(start..end)
    }

    /// Returns the byte offset of a line and a column in characters, both counted from 1.
    pub(crate) fn offset(&self, line: usize, column: usize) -> Option<usize> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let characters = self.text[start..].char_indices().map(|(at, _)| start + at);
        characters.chain([self.text.len()]).nth(column.checked_sub(1)?)
    }

    /// Returns the range of a slice of this text, or `None` if the slice belongs to another string.
    ///
    /// The parsers borrow plain scalars from their input and report no other position, so the address of a
    /// slice is the only way to find its line.
    pub(crate) fn span_of(&self, slice: &str) -> Option<Range<usize>> {
        let start = slice.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        self.text.get(start..)?.starts_with(slice).then_some(start..start + slice.len())
    }
}

/// Counts the characters that begin in these UTF-8 bytes.
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
