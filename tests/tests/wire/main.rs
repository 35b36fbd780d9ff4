//! What reaches the server, for every command, is what the description's examples say.

mod address;
mod agent;
mod blocking;
mod calls;
mod coverage;
mod examples;
mod fields;
mod input;
mod live;
mod media;
mod once;
mod play;
mod record;
mod refusal;
mod repeat;
mod row;
mod secrets;
mod sidecar;
mod telltale;
