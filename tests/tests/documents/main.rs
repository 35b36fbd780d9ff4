//! Call flows as users of the crate write them, compared with hand-written JSON.

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
