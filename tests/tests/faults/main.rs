//! A client that never dials twice: every fault of a network or a server, and what the client reports.

mod capture;
mod catalogue;
mod cell;
mod check;
mod dropped;
mod matrix;
mod stale;
mod table;
