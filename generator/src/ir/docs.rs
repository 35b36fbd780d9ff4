//! Documentation as data.

/// What the description says about a thing: a summary line and the rest.
///
/// Both are text, not Markdown that may run: rendering neutralises whatever a documentation tool would act upon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// The first paragraph.
    pub summary: String,
    /// What follows it; may be empty.
    pub body: String,
}

impl Docs {
    /// Splits a description at its first empty line.
    pub fn from_description(description: Option<&str>) -> Self {
        let text = description.unwrap_or_default().replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim();
        let (summary, body) = text.split_once("\n\n").unwrap_or((text, ""));
        Self { summary: summary.trim().to_owned(), body: body.trim_end().trim_start_matches('\n').to_owned() }
    }

    /// Whether the description says nothing.
    pub fn is_empty(&self) -> bool {
        self.summary.is_empty()
    }

    /// These docs, or others where these say nothing.
    #[must_use]
    pub fn or(self, other: impl FnOnce() -> Self) -> Self {
        if self.is_empty() { other() } else { self }
    }
}
