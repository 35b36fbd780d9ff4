//! Documentation pages.

use super::RustName;

/// A documentation page: a module without items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Name of the module.
    pub module: RustName,
    /// Title used in links.
    pub title: String,
    /// Content, in parts.
    pub blocks: Vec<PageBlock>,
    /// Items that link to the page.
    pub linked_from: Vec<PageLink>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageBlock {
    /// Lines of Markdown.
    Text(Vec<String>),
    /// The list of idempotent commands.
    IdempotentCommands,
}

/// An item that links to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageLink {
    /// The error type.
    Error,
    /// The outcome of a request in an error.
    Outcome,
    /// A prepared request.
    PreparedRequest,
    /// The method of a command, by the command's name in JSON.
    Command(String),
}
