//! `client.toml`: settings of a client crate that are not part of the API description.

mod beside;
mod error;
mod hand_written;
mod model;
mod module;
mod package;
mod page;
mod places;
mod program;
mod taken;

pub use beside::Beside;
pub(crate) use error::{is_alias, is_type_name};
pub use model::{
    Codes, Commands, Config, Crate, Environment, Errors, Group, Handle, Labels, LeftOut, Namespace,
    Operation, Server, Slice,
};
pub use module::Module;
pub(crate) use module::is_reserved_module;
pub use page::Page;
pub use places::Places;
pub use program::Program;
