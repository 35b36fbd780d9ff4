//! The whole client.

use indexmap::IndexMap;
use serde_json::Value;

use super::{
    Definition, Docs, Expression, Group, Operation, Page, RustName, Type, TypeName, Webhook, WireName,
};
use crate::{config::Config, pointer::Pointer};

/// The whole client.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// The contents of `client.toml`; rendering uses its crate metadata and labels.
    pub config: Config,
    /// Text before the server variable's value in the base URL.
    pub server_prefix: String,
    /// Text after the server variable's value in the base URL.
    pub server_suffix: String,
    /// The operation that receives the commands, if there is one.
    pub endpoint: Option<CommandEndpoint>,
    /// All other operations, in groups.
    pub groups: Vec<Group>,
    /// The webhooks.
    pub webhooks: Vec<Webhook>,
    /// All types, by name, in the order in which they are reached.
    pub definitions: IndexMap<TypeName, Definition>,
    /// Documentation pages.
    pub pages: Vec<Page>,
    /// Boxed fields and payloads, by holder and place.
    pub boxes: Vec<Boxed>,
    /// How each component schema of the slice is used.
    pub components: Components,
}

/// How each component schema of the slice is used, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Components {
    /// Components with a definition of their own.
    pub types: Vec<String>,
    /// Components inlined into definitions: unnamed scalars, forms of an object, parts of an `allOf`.
    pub parts: Vec<String>,
    /// Components that nothing is generated for.
    pub unused: Vec<String>,
}

/// A boxed field or payload.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Boxed {
    /// Struct or union that contains it.
    pub holder: TypeName,
    /// JSON name of the field, or name of the variant.
    pub place: String,
    /// Boxed type.
    pub target: TypeName,
    /// Why it is boxed.
    pub reason: BoxReason,
}

/// Why a field or payload is boxed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BoxReason {
    /// The holder would otherwise contain itself.
    Recursion,
    /// Every value of the holder would otherwise be as large as this one.
    Size,
}

/// An endpoint whose request body is one of several commands.
#[derive(Clone, Debug, PartialEq)]
pub struct CommandEndpoint {
    /// HTTP method, in upper case.
    pub method: String,
    /// URL path.
    pub path: String,
    /// Documentation from the description.
    pub docs: Docs,
    /// Name of the enum of all commands.
    pub request: RustName,
    /// Documentation of the enum of all commands.
    pub request_docs: Docs,
    /// Property that distinguishes the commands.
    pub tag: WireName,
    /// Property of each command that holds its parameters.
    pub payload: WireName,
    /// Commands, in the description's order.
    pub commands: Vec<Command>,
    /// Type of a successful response.
    pub success: Success,
    /// How error responses are parsed.
    pub errors: ErrorBodies,
    /// Location in the description.
    pub origin: Pointer,
}

impl Api {
    /// Returns all commands.
    pub fn commands(&self) -> &[Command] {
        self.endpoint.as_ref().map_or(&[], |endpoint| &endpoint.commands)
    }

    /// Returns the handle whose methods send commands, if there is one.
    pub fn handle(&self) -> Option<&Handle> {
        self.endpoint.as_ref().and_then(CommandEndpoint::handle)
    }

    /// Returns the operations of all groups.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.groups.iter().flat_map(|group| &group.operations)
    }
}

impl CommandEndpoint {
    /// Returns the handle, if there is one.
    pub fn handle(&self) -> Option<&Handle> {
        self.commands.iter().find_map(|command| command.handle.as_ref())
    }

    /// Returns the field by which later events refer to a command, if there is one.
    pub fn correlation_field(&self) -> Option<&CorrelationField> {
        self.commands.iter().find_map(|command| command.correlation_field.as_ref())
    }
}

/// A successful response: its parsed body, if it matches the schema, and its raw body.
#[derive(Clone, Debug, PartialEq)]
pub struct Success {
    /// Name of the struct.
    pub name: RustName,
    /// Field that holds the parsed body.
    pub field: RustName,
    /// Type of the parsed body.
    pub body: Type,
    /// Documentation from the description.
    pub docs: Docs,
    /// Field of the parsed body that holds the id for the handle.
    pub id: Option<HandleId>,
}

/// The field of a response body that a handle is created from.
#[derive(Clone, Debug, PartialEq)]
pub struct HandleId {
    /// Struct that has the field.
    pub owner: TypeName,
    /// Name of the field.
    pub field: RustName,
    /// Type of the field.
    pub ty: TypeName,
}

/// How error responses are parsed: the definition and the documentation of each status.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorBodies {
    /// Definition of the body.
    pub definition: TypeName,
    /// Statuses and their documentation, in ascending order.
    pub statuses: Vec<(u16, Docs)>,
    /// Error codes in the body, if the configuration asks for them.
    pub codes: Option<ErrorCodes>,
}

/// The machine-readable codes of error responses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorCodes {
    /// Field that holds a code, anywhere in the body.
    pub field: WireName,
    /// Enum of the codes.
    pub definition: TypeName,
}

/// A variant of the tagged request body, which becomes a method.
#[derive(Clone, Debug, PartialEq)]
pub struct Command {
    /// Value of the tag.
    pub wire: String,
    /// Variant of the enum of all commands.
    pub name: RustName,
    /// Struct of the command's parameters.
    pub params: TypeName,
    /// Name of the method.
    pub method: RustName,
    /// Method that takes the struct, if no parameter is required; `method` then takes no argument.
    pub method_with: Option<RustName>,
    /// Search aliases of the method in the documentation.
    pub aliases: Vec<String>,
    /// Handle that has the method, instead of the client.
    pub handle: Option<Handle>,
    /// Field of the struct that holds the handle's id, if the command carries it there.
    pub id_field: Option<RustName>,
    /// Field of the struct by which later events refer to the command.
    pub correlation_field: Option<CorrelationField>,
    /// Documentation from the description.
    pub docs: Docs,
    /// Whether the command is idempotent.
    pub idempotency: Idempotency,
    /// What the server sends on its own because of the command.
    pub events: Vec<CommandEvent>,
    /// Example requests from the description.
    pub examples: Vec<Example>,
    /// Location in the description.
    pub origin: Pointer,
}

/// Something that the server sends on its own because of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandEvent {
    /// Kind of event, or name of a webhook.
    pub wire: String,
    /// Type of its payload.
    pub payload: TypeName,
    /// Example payload, and what it reports.
    pub example: Option<(String, Value)>,
}

/// The field by which later events refer to a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrelationField {
    /// Name of the field.
    pub name: RustName,
    /// Type of the id.
    pub ty: TypeName,
    /// Whether it is required.
    pub is_required: bool,
}

/// A type whose methods act on one existing resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handle {
    /// Name of the Rust type.
    pub name: String,
    /// Method of the client that creates it.
    pub method: String,
    /// Property next to the payload that holds the resource's id.
    pub property: String,
    /// Type of the id.
    pub id: TypeName,
    /// Documentation of the type.
    pub docs: String,
}

/// Whether a command is idempotent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// Sending it twice has the same effect as once.
    Idempotent,
    /// Sending it twice may act twice.
    NotIdempotent,
    /// Idempotent only with these alternatives of the command's choice.
    IdempotentWith(Vec<WireName>),
}

/// An example request from the description.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Key in the description.
    pub name: String,
    /// Summary from the description.
    pub summary: String,
    /// Whole request body.
    pub value: Value,
    /// Location of the request body for readers: file name, line and pointer.
    pub place: String,
    /// Id of the resource it addresses, if any.
    pub id: Option<String>,
    /// Payload as a Rust expression.
    pub expression: Expression,
}
