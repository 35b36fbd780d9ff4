//! Failures that have been reported.
//!
//! A function that returns `Result<T, Reported>` cannot fail without a report; `None` from a function that
//! returns `Option<T>` needs none.

use crate::{diagnostic::Diagnostic, load::Document, pointer::Pointer};

/// Proof that an error has been reported. Only reporting an error creates one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reported(());

impl Reported {
    /// Fails if an earlier stage has reported the schema at this location.
    pub(super) fn earlier(document: &Document, at: &Pointer) -> Result<(), Self> {
        if document.is_given_up(at) { Err(Self(())) } else { Ok(()) }
    }
}

/// An error that is being reported.
pub(super) struct Rejection<'a>(pub &'a mut Diagnostic);

impl Rejection<'_> {
    /// Makes the error a warning, if this schema can stay plain JSON.
    pub(super) fn or_json(self, schema: &Pointer) -> Self {
        self.0.or_json(schema);
        self
    }

    /// Adds a help text.
    pub(super) fn help(self, help: impl Into<String>) -> Reported {
        self.0.help(help);
        Reported(())
    }
}
