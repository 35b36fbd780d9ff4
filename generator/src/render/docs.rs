//! Renders documentation as attributes.
//!
//! Text from the description is untrusted: anything that rustdoc would run, link or render as HTML is
//! neutralized. It enters in three ways: descriptions through [`DocLines::text`], names and values through
//! [`code`], and words in a sentence through [`words`].

mod markdown;
mod wrap;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use serde_json::Value;

use crate::ir::Docs;

pub(super) use markdown::{code, words};
pub(super) use wrap::lines as wrapped;

/// Lines of documentation, ready to be attached to an item.
#[derive(Clone, Debug, Default)]
pub(super) struct DocLines(Vec<String>);

impl DocLines {
    /// Creates docs from the description, or from `fallback` if it is empty.
    pub(super) fn of(docs: &Docs, fallback: impl Into<String>) -> Self {
        let mut lines = Self::default();
        if docs.is_empty() {
            return lines.paragraph(&fallback.into());
        }
        lines = lines.text(&docs.summary);
        if docs.body.is_empty() { lines } else { lines.text(&docs.body) }
    }

    /// Creates docs from the summary of the description only.
    pub(super) fn summary(docs: &Docs, fallback: impl Into<String>) -> Self {
        Self::of(&Docs { summary: docs.summary.clone(), body: String::new() }, fallback)
    }

    /// Adds text from the description.
    #[must_use]
    pub(super) fn text(mut self, text: &str) -> Self {
        for block in markdown::blocks(text) {
            self.gap();
            self.0.extend(wrap::block(&block));
        }
        self
    }

    /// Adds a paragraph written by the generator, which may use Markdown and links.
    #[must_use]
    pub(super) fn paragraph(mut self, text: &str) -> Self {
        self.gap();
        self.0.extend(wrap::lines(text, ""));
        self
    }

    /// Adds lines as they are, such as code or tables.
    #[must_use]
    pub(super) fn verbatim(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.gap();
        self.0.extend(lines);
        self
    }

    /// Adds a value as a block of JSON. No line of it starts with a fence.
    #[must_use]
    pub(super) fn json(self, value: &Value) -> Self {
        let text = format!("```json\n{value:#}\n```");
        self.verbatim(text.lines().map(str::to_owned))
    }

    fn gap(&mut self) {
        if !self.0.is_empty() {
            self.0.push(String::new());
        }
    }

    /// Renders inner attributes, for the top of a file.
    pub(super) fn inner(&self) -> TokenStream {
        self.0.iter().map(|line| spaced(line)).map(|line| quote!(#![doc = #line])).collect()
    }
}

impl ToTokens for DocLines {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.iter().map(|line| spaced(line)).map(|line| quote!(#[doc = #line])));
    }
}

/// Returns a line for an attribute: always a single line, with invisible characters made visible.
fn spaced(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {}", markdown::visible(line).replace('\n', " ")) }
}

/// Creates docs of one short line written by the generator.
pub(super) fn line(text: impl Into<String>) -> DocLines {
    DocLines(vec![text.into()])
}
