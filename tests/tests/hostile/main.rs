//! Input made to do harm: names of spaces, addresses, and answers.

mod answers;
mod names;
