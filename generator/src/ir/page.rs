//! Pages of documentation.

use super::RustName;

/// A page of documentation, which is a module that holds nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The module.
    pub module: RustName,
    /// What links call it.
    pub title: String,
    /// The text, in parts.
    pub blocks: Vec<PageBlock>,
    /// What refers to it.
    pub linked_from: Vec<PageLink>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageBlock {
    /// Lines of Markdown.
    Text(Vec<String>),
    /// The commands that may be sent again without a second effect.
    IdempotentCommands,
}

/// What refers to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageLink {
    /// The error type.
    Error,
    /// What an error tells about a request.
    Outcome,
    /// A request that is ready to be sent.
    PreparedRequest,
    /// A command's method, by the command's name in JSON.
    Command(String),
}
