//! The client as a whole.

use indexmap::IndexMap;
use serde_json::Value;

use super::{Definition, Docs, Expression, Page, RustName, Type, TypeName, WireName};
use crate::{config::Config, pointer::Pointer};

/// The client as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// What `client.toml` says; rendering takes crate metadata and labels from it.
    pub config: Config,
    /// The text before the server variable's value in the base URL.
    pub server_prefix: String,
    /// The text after it.
    pub server_suffix: String,
    /// The operation that the commands are sent to.
    pub operation: Operation,
    /// All types, by name, in the order in which the description reaches them.
    pub definitions: IndexMap<TypeName, Definition>,
    /// Pages of documentation.
    pub pages: Vec<Page>,
    /// What is on the heap, by holder and place.
    pub boxes: Vec<Boxed>,
    /// What became of each component schema of the slice.
    pub components: Components,
}

/// What became of each component schema of the slice, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Components {
    /// Those that are definitions of their own.
    pub types: Vec<String>,
    /// Those that are part of definitions: text and numbers without a name, forms of an object, parts of an `allOf`.
    pub parts: Vec<String>,
    /// Those that nothing was made of.
    pub unused: Vec<String>,
}

/// A field or payload that is on the heap.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Boxed {
    /// The struct or union.
    pub holder: TypeName,
    /// The field's JSON name, or the variant's name.
    pub place: String,
    /// What it holds.
    pub target: TypeName,
    /// Why.
    pub reason: BoxReason,
}

/// Why something is on the heap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BoxReason {
    /// The holder would contain itself.
    Recursion,
    /// Every value of the holder would be as large as this one.
    Size,
}

/// An endpoint whose request body is one of several commands.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path.
    pub path: String,
    /// What the description says about it.
    pub docs: Docs,
    /// The enum of all commands.
    pub request: RustName,
    /// What the description says about the enum of all commands.
    pub request_docs: Docs,
    /// The property that tells the commands apart.
    pub tag: WireName,
    /// The commands, in the description's order.
    pub commands: Vec<Command>,
    /// What a success is read into.
    pub success: Success,
    /// How refusals are read.
    pub errors: ErrorBodies,
    /// Where the description defines it.
    pub origin: Pointer,
}

impl Operation {
    /// The handle, if there is one.
    pub fn handle(&self) -> Option<&Handle> {
        self.commands.iter().find_map(|command| command.handle.as_ref())
    }

    /// The field by which later events refer to a command, if there is one.
    pub fn correlation_field(&self) -> Option<&CorrelationField> {
        self.commands.iter().find_map(|command| command.correlation_field.as_ref())
    }
}

/// What a success is read into: its body as a value, if it fits, and as it came.
#[derive(Clone, Debug, PartialEq)]
pub struct Success {
    /// The struct.
    pub name: RustName,
    /// The field that holds the value.
    pub field: RustName,
    /// The value's type.
    pub body: Type,
    /// What the description says about it.
    pub docs: Docs,
    /// The value's field that holds the id of what the handle is for.
    pub id: Option<HandleId>,
}

/// The field of an answer's value that a handle is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct HandleId {
    /// The struct that has it.
    pub owner: TypeName,
    /// The field.
    pub field: RustName,
    /// Its type.
    pub ty: TypeName,
}

/// How refusals are read: the definition, and what the description says about each status.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorBodies {
    /// The definition.
    pub definition: TypeName,
    /// Status and meaning, in ascending order.
    pub statuses: Vec<(u16, Docs)>,
    /// The codes that they hold, if the configuration asks for them.
    pub codes: Option<ErrorCodes>,
}

/// The codes by which refusals tell programs their reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorCodes {
    /// The field that holds one, wherever in a body it stands.
    pub field: WireName,
    /// The enum of the codes.
    pub definition: TypeName,
}

/// One value of a tagged request body, which becomes a method.
#[derive(Clone, Debug, PartialEq)]
pub struct Command {
    /// The tag's value.
    pub wire: String,
    /// The variant of the enum of all commands.
    pub name: RustName,
    /// The struct that a caller fills in.
    pub params: TypeName,
    /// The method.
    pub method: RustName,
    /// The method that takes the struct, for a command of which nothing must be said; the other takes nothing.
    pub method_with: Option<RustName>,
    /// Other words by which a reader may look for the method.
    pub aliases: Vec<String>,
    /// What the method hangs on, rather than on the client.
    pub handle: Option<Handle>,
    /// The field of the struct that holds the handle's id, for a command that carries it there.
    pub id_field: Option<RustName>,
    /// The field of the struct by which later events refer to the command.
    pub correlation_field: Option<CorrelationField>,
    /// What the description says about it.
    pub docs: Docs,
    /// Whether sending it again can do harm.
    pub idempotency: Idempotency,
    /// Requests as the description shows them.
    pub examples: Vec<Example>,
    /// Where the description defines it.
    pub origin: Pointer,
}

/// The field by which later events refer to a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrelationField {
    /// The field.
    pub name: RustName,
    /// The id's type.
    pub ty: TypeName,
    /// Whether it is always there.
    pub is_required: bool,
}

/// What methods for one existing resource hang on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handle {
    /// Its Rust type.
    pub name: String,
    /// The client's method that makes one.
    pub method: String,
    /// The property beside the payload that holds the resource's id.
    pub property: String,
    /// The id's type.
    pub id: TypeName,
    /// Its documentation.
    pub docs: String,
}

/// Whether sending a command again can do harm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// Sending it twice has the same effect as once.
    Idempotent,
    /// Sending it twice may act twice.
    NotIdempotent,
    /// Idempotent in these forms of the command's choice only.
    IdempotentWith(Vec<WireName>),
}

/// A request as the description shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its key in the description.
    pub name: String,
    /// Its heading.
    pub summary: String,
    /// The whole request body.
    pub value: Value,
    /// Where the request body stands, for readers: the name of the file, the line, and the pointer.
    pub place: String,
    /// The id of the resource that it addresses, if it addresses one.
    pub id: Option<String>,
    /// The payload in Rust.
    pub expression: Expression,
}
