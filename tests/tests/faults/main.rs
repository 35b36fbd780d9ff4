//! A client that never dials twice: every fault that a network and a server can have, and what the client says of it.

mod capture;
mod catalogue;
mod cell;
mod check;
mod dropped;
mod matrix;
mod stale;
mod table;
