//! What is wrong, where, and what to do: the only way in which a stage reports a problem.
//!
//! A finding is data. Its origin holds the line of the file that it is about, so that it can be shown without the file.

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
