//! A success is never an error, and nothing in a response is lost.

mod codes;
mod described;
mod errors;
mod exchange;
mod legs;
mod other;
mod written;
