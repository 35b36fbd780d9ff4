//! Properties of the generated client that hold for any value, tried on random ones.
//!
//! The values come from the corrected description, by a walker that reads its schemas as they are written and shares
//! nothing with the generator; an independent validator checks them. What the description accepts, the client must
//! read, accept, and write unchanged. What the description refuses, the client must refuse, but for the exceptions
//! that `leniency` lists. Seeds are fixed: a failure names the seed and shows the value.

mod answers;
mod case;
mod change;
mod corpus;
mod coverage;
mod demand;
mod description;
mod keywords;
mod legs;
mod leniency;
mod make;
mod oracle;
mod outcome;
mod paths;
mod rejection;
mod round_trip;
mod same;
mod size;
#[path = "../answers/written.rs"]
mod written;
