//! The committed client is the one that the sources generate, wherever and however often they are run.

mod command;
mod elsewhere;
mod restored;
mod same_bytes;
