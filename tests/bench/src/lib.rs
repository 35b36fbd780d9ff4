//! What the benchmarks measure, and the same by hand.

pub mod by_hand;
pub mod documents;
pub mod scaled;
