//! Malicious input: space names, base URLs and responses.

mod answers;
mod names;
