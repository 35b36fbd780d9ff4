//! Operations with parameters, in groups.

use super::{Docs, Expression, Field, RustName, Type, TypeName, WireName};
use crate::pointer::Pointer;

/// Operations on one kind of resource: the methods of one handle.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Name of the handle.
    pub name: RustName,
    /// Module of the handle and its types, and method of the client that returns the handle.
    pub module: RustName,
    /// Documentation from the description.
    pub docs: Docs,
    /// Feature that enables the group, if it can be left out.
    pub feature: Option<String>,
    /// Operations, in the description's order.
    pub operations: Vec<Operation>,
}

/// An operation with parameters of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Its `operationId`.
    pub id: String,
    /// HTTP method, in upper case.
    pub http_method: String,
    /// URL path, with path parameters in braces.
    pub path: String,
    /// Struct of the path and query parameters.
    pub parameters: TypeName,
    /// Parameters that are lists with comma-separated items; all others are repeated.
    pub comma_separated: Vec<WireName>,
    /// JSON request body, if any, as an argument of the method.
    pub body: Option<Field>,
    /// Name of the method.
    pub method: RustName,
    /// Method that takes the struct of all parameters, if some are optional; `method` then takes the required ones.
    pub method_with: Option<RustName>,
    /// Whether `method` takes the struct of the parameters as well, because too many are required.
    pub takes_struct: bool,
    /// Body of a successful response.
    pub success: Body,
    /// Type of the body of an error response, if any is described.
    pub errors: Option<TypeName>,
    /// Error statuses and their documentation, in ascending order.
    pub statuses: Vec<(String, Docs)>,
    /// How the request is authenticated.
    pub authentication: Authentication,
    /// Whether sending it twice has the same effect as once.
    pub is_idempotent: bool,
    /// How it returns a list in pages, if it does.
    pub pages: Option<Pages>,
    /// Documentation from the description.
    pub docs: Docs,
    /// A call of the method.
    pub example: Option<CallExample>,
    /// Location in the description.
    pub origin: Pointer,
}

/// What the server sends on its own to an address of the user.
#[derive(Clone, Debug, PartialEq)]
pub struct Webhook {
    /// Name in the description.
    pub name: String,
    /// Type of the JSON payload.
    pub payload: Type,
    /// Documentation from the description.
    pub docs: Docs,
    /// Location in the description.
    pub origin: Pointer,
}

/// How a request is authenticated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authentication {
    /// By user name and password.
    Basic,
    /// By a bearer token.
    Bearer,
    /// Not at all.
    None,
}

/// The body of a successful response.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// No body.
    Empty,
    /// JSON of this type.
    Json(Type),
    /// Any bytes, as a stream.
    Bytes,
}

/// How an operation returns a list in pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Pages {
    /// Field of the body that holds the items of one page.
    pub items: Field,
    /// Type of an item.
    pub item: Type,
    /// Fields that lead from the body to the URL of the next page, outermost first.
    pub next: Vec<Field>,
}

/// The arguments of an example call.
#[derive(Clone, Debug, PartialEq)]
pub struct CallExample {
    /// The struct of the parameters.
    pub parameters: Expression,
    /// The request body, if the operation has one.
    pub body: Option<Expression>,
}
