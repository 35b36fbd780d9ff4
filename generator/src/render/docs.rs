//! Documentation as attributes.
//!
//! Text of others is data: what a documentation tool would run, link or render as HTML is neutralised. There are three ways
//! in: a description is [`DocLines::text`], a name or a value is [`code`], and a word of a sentence is [`words`].

mod markdown;
mod wrap;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::ir::Docs;

pub(super) use markdown::{code, words};
pub(super) use wrap::lines as wrapped;

/// Lines of documentation, ready to be attached to an item.
#[derive(Clone, Debug, Default)]
pub(super) struct DocLines(Vec<String>);

impl DocLines {
    /// What the description says; `fallback` where it says nothing.
    pub(super) fn of(docs: &Docs, fallback: impl Into<String>) -> Self {
        let mut lines = Self::default();
        if docs.is_empty() {
            return lines.paragraph(&fallback.into());
        }
        lines = lines.text(&docs.summary);
        if docs.body.is_empty() { lines } else { lines.text(&docs.body) }
    }

    /// Only the summary of what the description says.
    pub(super) fn summary(docs: &Docs, fallback: impl Into<String>) -> Self {
        Self::of(&Docs { summary: docs.summary.clone(), body: String::new() }, fallback)
    }

    /// Adds text of the description.
    #[must_use]
    pub(super) fn text(mut self, text: &str) -> Self {
        for block in markdown::blocks(text) {
            self.gap();
            self.0.extend(wrap::block(&block));
        }
        self
    }

    /// Adds a paragraph of the generator's own, which may use Markdown and links.
    #[must_use]
    pub(super) fn paragraph(mut self, text: &str) -> Self {
        self.gap();
        self.0.extend(wrap::lines(text, ""));
        self
    }

    /// Adds lines as they are: code, tables.
    #[must_use]
    pub(super) fn verbatim(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.gap();
        self.0.extend(lines);
        self
    }

    fn gap(&mut self) {
        if !self.0.is_empty() {
            self.0.push(String::new());
        }
    }

    /// As inner attributes, for the top of a file.
    pub(super) fn inner(&self) -> TokenStream {
        self.0.iter().map(|line| spaced(line)).map(|line| quote!(#![doc = #line])).collect()
    }
}

impl ToTokens for DocLines {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.iter().map(|line| spaced(line)).map(|line| quote!(#[doc = #line])));
    }
}

/// A line as an attribute holds it. Whatever it was made of, it stays one line, and shows what it holds.
fn spaced(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {}", markdown::visible(line).replace('\n', " ")) }
}

/// One short line of the generator's own.
pub(super) fn line(text: impl Into<String>) -> DocLines {
    DocLines(vec![text.into()])
}
