//! Documentation of a generated item.

/// Documentation from the description: a summary and the rest.
///
/// Both are untrusted text: rendering neutralizes Markdown that a documentation tool would interpret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// The first paragraph.
    pub summary: String,
    /// The remaining paragraphs; may be empty.
    pub body: String,
}

impl Docs {
    /// Begins a code span that is the path of a method in the client, to be rendered as a link to it.
    pub const LINK: char = '\u{E000}';

    /// Splits a description at the first empty line.
    pub fn from_description(description: Option<&str>) -> Self {
        let text = description.unwrap_or_default().replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim();
        let (summary, body) = text.split_once("\n\n").unwrap_or((text, ""));
        Self { summary: summary.trim().to_owned(), body: body.trim_end().trim_start_matches('\n').to_owned() }
    }

    /// Returns whether there is no documentation.
    pub fn is_empty(&self) -> bool {
        self.summary.is_empty()
    }

    /// Returns these docs, or the others if these are empty.
    #[must_use]
    pub fn or(self, other: impl FnOnce() -> Self) -> Self {
        if self.is_empty() { other() } else { self }
    }
}
