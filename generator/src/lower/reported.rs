//! Failures that have been reported: a function that returns `Result<T, Reported>` cannot fail without a word, and one that
//! returns `Option<T>` has found nothing that a reader need hear of.

use crate::diagnostic::Diagnostic;

/// The proof that an error has been reported. Only reporting one yields it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reported(());

/// An error that is being reported.
pub(super) struct Rejection<'a>(pub &'a mut Diagnostic);

impl Rejection<'_> {
    /// Says what to do about it.
    pub(super) fn help(self, help: impl Into<String>) -> Reported {
        self.0.help(help);
        Reported(())
    }
}
