//! Call flows as a user of the crate writes them, against JSON written by hand.

mod agents;
mod complete;
mod connecting;
mod contexts;
mod debug;
mod exclusions;
mod flow;
mod functions;
mod gated;
mod live;
mod names;
mod placeholders;
mod raw;
mod recording;
mod sent;
mod support;
