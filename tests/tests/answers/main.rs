//! Whatever the server answers: a success is never an error, and nothing of an answer is lost.

mod codes;
mod described;
mod errors;
mod exchange;
mod legs;
mod other;
mod written;
