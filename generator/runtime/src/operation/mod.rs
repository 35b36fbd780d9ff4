//! Operations with parameters of their own: what each needs, how it is addressed, and what it returns.

mod download;
mod pages;
mod response;
mod target;

pub use download::Download;
pub use pages::{Items, Paged, Pages};
pub use response::Response;

use super::check::violations_of;
use super::from_response::FromErrorBody;
use super::json::{Build, Reflect, Rule, View};
use super::prepared_request::{PreparedRequest, RequestParts, Target};
use super::request_body::RequestInfo;
use super::sender::Sender;
use super::validation_error::ValidationError;

/// The parameters of an operation, and what the operation returns.
pub trait Operation: Reflect + Send + Sync + 'static {
    /// Body of a successful response.
    type Body: Build + Send + Sync + 'static;
    /// Body of an error response.
    type ErrorBody: FromErrorBody;
    /// What is the same for every request.
    const ENDPOINT: Endpoint;
}

/// What is the same for every request of an operation.
#[derive(Clone, Copy, Debug)]
pub struct Endpoint {
    /// Name of the operation.
    pub name: &'static str,
    /// HTTP method, in upper case.
    pub method: &'static str,
    /// Path, with path parameters in braces.
    pub path: &'static str,
    /// Parameters whose items are separated by commas; those of others are repeated.
    pub comma_separated: &'static [&'static str],
    /// Rules for the request body, besides those of its type.
    pub body_rules: &'static [Rule],
    /// How the request is authenticated.
    pub authentication: Authentication,
    /// Whether sending it twice has the same effect as once.
    pub is_idempotent: bool,
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

impl Sender {
    /// Prepares a request without a body.
    ///
    /// The parameters are validated and written now; the request is sent when the result is awaited.
    pub fn operation<O: Operation, R>(&self, parameters: &O) -> PreparedRequest<R> {
        self.operation_with_body(parameters, &None::<()>)
    }

    /// Prepares a request with a JSON body, unless the body is absent.
    pub fn operation_with_body<O: Operation, R>(
        &self,
        parameters: &O,
        body: &dyn Reflect,
    ) -> PreparedRequest<R> {
        PreparedRequest::new(prepare(self.clone(), &O::ENDPOINT, parameters, body))
    }
}

fn prepare(
    sender: Sender,
    endpoint: &Endpoint,
    parameters: &dyn Reflect,
    body: &dyn Reflect,
) -> RequestParts {
    let (path, of_path) = target::write(endpoint, parameters);
    let mut violations = of_path.clone();
    violations.extend(violations_of(parameters, &[]));
    let info = RequestInfo {
        name: endpoint.name.into(),
        resource_id: None,
        correlation_id: None,
        is_idempotent: endpoint.is_idempotent,
    };
    let mut parts = RequestParts::of(sender, endpoint.method, Target::Path(path.into()), info);
    parts.authentication = endpoint.authentication;
    let parts = if matches!(body.view(), View::Absent) {
        parts.with_violations(violations)
    } else {
        violations.extend(violations_of(body, endpoint.body_rules));
        parts.with_body(body, ValidationError::from_violations(violations))
    };
    parts.with_path_violations(of_path)
}
