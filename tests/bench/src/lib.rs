//! The inputs of the benchmarks, and hand-written equivalents of the types.

pub mod by_hand;
pub mod documents;
pub mod scaled;
