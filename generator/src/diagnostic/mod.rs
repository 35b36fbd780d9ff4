//! Diagnostics: what is wrong, where, and how to fix it. All stages report problems this way.
//!
//! A finding is data. Its origin contains the source line so that it can be shown without the file.

mod finding;
mod lines;
mod origin;
mod render;
#[cfg(test)]
mod tests;

pub use finding::{Diagnostic, Diagnostics, Severity};
pub(crate) use lines::Lines;
pub use origin::{Excerpt, Origin};
pub(crate) use render::on_one_line;
