//! Properties of the generated client that hold for any value, tested with random values.
//!
//! The values come from the corrected description, by a walker that reads its schemas as written and shares
//! nothing with the generator; an independent validator checks them. What the description accepts, the client
//! must read, accept and write unchanged. What the description rejects, the client must reject, apart from
//! the exceptions in `leniency`. Seeds are fixed: a failure prints the seed and the value.

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
mod payloads;
mod rejection;
mod round_trip;
mod size;
#[path = "../answers/written.rs"]
mod written;
