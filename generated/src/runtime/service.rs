//! What distinguishes one API from another.

#[cfg(feature = "tracing")]
use super::request_body::RequestInfo;

/// What a client must know of the API that it talks to. The texts appear in error messages.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// What the client calls itself in every request.
    pub user_agent: &'static str,
    /// Where the API is found.
    pub server: ServerTemplate,
    /// Where the settings stand in the environment.
    pub environment: Environment,
    /// What the API calls the two halves of its credentials.
    pub labels: Labels,
    /// The response headers that may hold the server's own name for a request, the most telling first.
    pub request_id_headers: &'static [&'static str],
    /// Begins the span of a request, with the fields that are known by then, and places for the others.
    #[cfg(feature = "tracing")]
    pub span: fn(&RequestInfo) -> tracing::Span,
}

/// An address with one part to fill in: `https://` + `example` + `.api.test`.
#[derive(Clone, Copy, Debug)]
pub struct ServerTemplate {
    /// What stands before the variable part, with the scheme.
    pub prefix: &'static str,
    /// What the variable part is called.
    pub variable: &'static str,
    /// What stands after it, from the dot on.
    pub suffix: &'static str,
}

/// Names of environment variables.
#[derive(Clone, Copy, Debug)]
pub struct Environment {
    /// Holds the variable part of the server's address.
    pub server: &'static str,
    /// Holds the user name.
    pub username: &'static str,
    /// Holds the password.
    pub password: &'static str,
    /// Names a file of certificates to trust, if it is set.
    pub ca_file: Option<&'static str>,
}

/// What people call the credentials, as it fits after the word "the".
#[derive(Clone, Copy, Debug)]
pub struct Labels {
    /// The user name, for instance "project id".
    pub username: &'static str,
    /// The password, for instance "API token".
    pub password: &'static str,
}
