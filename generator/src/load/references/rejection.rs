//! Why a reference cannot be resolved, before its location is known.

use crate::diagnostic::{Diagnostics, Origin};

/// A message and its help text.
#[derive(Debug)]
pub(super) struct Rejection {
    pub(super) message: String,
    pub(super) help: String,
    /// Cause shared with rejections of other references.
    pub(super) cause: Option<&'static str>,
}

impl Rejection {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), cause: None }
    }

    pub(super) fn report(self, origin: Origin, problems: &mut Diagnostics) {
        problems.error(self.message).at(origin).help(self.help).cause = self.cause.map(str::to_owned);
    }
}
