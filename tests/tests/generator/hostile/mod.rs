//! Descriptions with mistakes, or written to break the generator. It returns a client or errors.

mod mutants;
mod mutate;
mod names;
mod places;
mod shapes;
mod texts;
