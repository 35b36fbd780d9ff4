//! Places where clients of this API commonly go wrong. Each has a number, as in `a04`, and a test that names it.

mod choices;
mod enumerations;
mod json;
mod names;
mod numbers;
mod placement;
mod sidecar;
mod sizes;
