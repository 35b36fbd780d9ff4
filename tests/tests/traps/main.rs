//! Places where clients of this API commonly go wrong.
//!
//! Each has a number, such as `a04`, and a test named after it.

mod choices;
mod enumerations;
mod json;
mod module_layout;
mod names;
mod numbers;
mod sidecar;
mod sizes;
