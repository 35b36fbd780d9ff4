//! `client.toml`: what is particular to one client crate and stands in no API description.

mod error;
mod model;

pub use model::{
    Commands, Config, Crate, Environment, Errors, Handle, Labels, LeftOut, Namespace, Server, Slice,
};
