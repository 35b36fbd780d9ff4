//! JSON: one description of every type, and what goes by it.
//!
//! A type says what it is in two ways. [`Reflect`] lets anybody look at a value through its description; writing,
//! checking and `Debug` need no more. [`Fill`] puts JSON that a parser has taken apart into a value that is [blank at
//! first](Build::blank). Neither is generic, so that the code for both stands here once; serde's traits are thin bridges.

mod bridge;
mod build;
mod document;
mod json_reader;
mod node;
mod problem;
mod read_object;
mod reader;
mod reflect;
mod select;
mod shape;
mod show;
mod write;

pub(crate) use bridge::{bridge, enumeration, object, text};
pub use build::{Build, Fill, Grow, GrowByKey};
pub use document::{NotTyped, document};
pub use json_reader::JsonReader;
pub use node::Node;
pub use problem::{Problem, ReadError};
pub use reader::{Reader, Reported};
pub use reflect::{Entries, Fields, List, Reflect, View};
pub use select::Attempts;
pub use shape::{
    AdditionalProperties, Enumeration, Field, Group, Json, Kind, KnownNumbers, Layout, Object, Openness,
    Presence, Rule, Selector, Style, Text, Union, Variant,
};
pub use write::to_vec;

pub(super) use node::into_map;
pub(super) use problem::key_text;
pub(super) use write::to_value;
