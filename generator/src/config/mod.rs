//! `client.toml`: what is particular to one client crate and stands in no API description.

mod error;
mod model;
mod places;
mod repair;

pub(crate) use error::is_type_name;
pub use model::{
    Commands, Config, Crate, Environment, Errors, Handle, Labels, LeftOut, Namespace, Server, Slice,
};
pub use places::Places;
