//! Failures that have been reported: a function that returns `Result<T, Reported>` cannot fail without a word, and one that
//! returns `Option<T>` has found nothing that a reader need hear of.

use crate::{diagnostic::Diagnostic, load::Document, pointer::Pointer};

/// The proof that an error has been reported. Only reporting one yields it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reported(());

impl Reported {
    /// An earlier stage has reported the schema there.
    pub(super) fn earlier(document: &Document, at: &Pointer) -> Result<(), Self> {
        if document.is_given_up(at) { Err(Self(())) } else { Ok(()) }
    }
}

/// An error that is being reported.
pub(super) struct Rejection<'a>(pub &'a mut Diagnostic);

impl Rejection<'_> {
    /// Says what to do about it.
    pub(super) fn help(self, help: impl Into<String>) -> Reported {
        self.0.help(help);
        Reported(())
    }
}
