//! JSON: one description of every type, and the code that follows it.
//!
//! [`Reflect`] shows a value through its description, which is all that writing, checking and `Debug` need.
//! [`Fill`] moves parsed JSON into a [blank](Build::blank) value. Neither is generic, so the code for both
//! exists only once; the implementations of serde's traits are thin wrappers.
//!
//! Every program writes, but few read requests or documents. Hence all that only reading needs is `#[inline]`:
//! an optimized build compiles it where it is used, and not at all if it is not.

mod bridge;
mod build;
mod document;
mod json_reader;
mod lookup;
mod members;
mod node;
mod problem;
mod read_object;
mod reader;
mod reflect;
mod select;
mod serialize;
mod shape;
mod show;
mod tape;
mod write;

pub(crate) use bridge::{bridge, buildable, enumeration, object, text};
pub use build::{Build, FieldsMut, Fill, FillItems, GrowByKey};
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
pub use show::show;
pub use tape::Tape;
pub use write::{to_json, to_vec};

pub(super) use members::Members;
pub(super) use problem::{Step, path_text};
pub(super) use reflect::views;
pub(super) use serialize::to_value;
