//! JSON: one description of every type, and what goes by it.
//!
//! A type says what it is in two ways. [`Reflect`] lets anybody look at a value through its description; writing,
//! checking and `Debug` need no more. [`Build`] makes a value out of JSON that a parser has taken apart. Neither is
//! generic over a format, so that each is compiled once; serde's traits are thin bridges on top.

mod bridge;
mod build;
mod document;
mod json_reader;
mod members;
mod problem;
mod reader;
mod reflect;
mod select;
mod shape;
mod show;
mod write;

pub(crate) use bridge::{bridge, text};
pub use build::Build;
pub use document::{NotTyped, document};
pub use json_reader::JsonReader;
pub use members::Members;
pub use problem::{Problem, ReadError};
pub use reader::{Reader, Reported};
pub use reflect::{Entries, Fields, List, Reflect, View};
pub use select::Attempts;
pub use shape::{
    Enumeration, Field, Group, Json, Kind, KnownNumbers, Layout, Object, Openness, Presence, Rest, Rule,
    Selector, Style, Text, Union, Variant,
};
pub use write::to_vec;

pub(super) use problem::key_text;
pub(super) use write::to_value;
