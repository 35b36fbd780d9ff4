//! For every command, the server receives what the description's examples say.

mod address;
mod agent;
mod blocking;
mod calls;
mod control_id;
mod coverage;
mod dial_attempt;
mod examples;
mod fields;
mod input;
mod leak_check;
mod live;
mod media;
mod once;
mod play;
mod read_errors;
mod record;
mod rejection;
mod repeat;
mod request_info;
mod row;
mod secrets;
mod sidecar;
mod strings;
mod traced;
mod unknown_commands;
