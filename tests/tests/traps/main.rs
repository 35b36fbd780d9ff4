//! Places where clients of this API commonly go wrong. Each has a number, as in `a04`, and a test that names it.

mod choices;
mod enumerations;
mod json;
mod module_layout;
mod names;
mod numbers;
mod sidecar;
mod sizes;
