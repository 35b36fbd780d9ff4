//! Descriptions that were written by mistake, or in order to break the generator. It answers with a client or with errors.

mod mutants;
mod mutate;
mod names;
mod places;
mod shapes;
mod texts;
