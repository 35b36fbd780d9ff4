//! The intermediate representation: everything that rendering needs, with all decisions made.
//!
//! **Invariant:** no stage after lowering reads the description. Names, modules, union shapes, boxing and
//! checks are decided here, so that rendering only prints.

mod api;
mod constraint;
mod definition;
mod docs;
mod expression;
mod forbidden_keys;
mod name;
mod operation;
mod page;
mod types;

pub use api::{
    Api, BoxReason, Boxed, Command, CommandEndpoint, CommandEvent, Components, CorrelationField, ErrorBodies,
    ErrorCodes, Example, Handle, HandleId, Idempotency, Success,
};
pub use constraint::Constraint;
pub use definition::{
    Access, AdditionalProperties, Alternative, Choice, Definition, Field, GatedDocument, Kind, Newtype,
    NumberEnum, NumberValue, Openness, Payload, Presence, Rule, Selector, StringEnum, StringValue, Struct,
    Union, UnionShape, Variant,
};
pub use docs::Docs;
pub use expression::Expression;
pub use name::{Module, RustName, TypeName, WireName};
pub use operation::{Authentication, Body, CallExample, Group, Operation, Pages, Webhook};
pub use page::{Page, PageBlock, PageLink};
pub use types::{IntegerKind, TimeUnit, Type, Usage};
