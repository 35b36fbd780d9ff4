//! What distinguishes one API from another.

#[cfg(feature = "tracing")]
use super::request_body::RequestInfo;

/// What a client needs to know about its API. The strings appear in error messages.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// Value of the `User-Agent` header of every request.
    pub user_agent: &'static str,
    /// Where the API's server is.
    pub server: ServerTemplate,
    /// Environment variables that hold settings.
    pub environment: Environment,
    /// What the API calls the two parts of its credentials.
    pub labels: Labels,
    /// Response headers that may hold the server's ID for a request, the most specific first.
    pub request_id_headers: &'static [&'static str],
    /// Creates the span of a request, with the fields known so far and empty ones for the others.
    #[cfg(feature = "tracing")]
    pub span: fn(&RequestInfo) -> tracing::Span,
}

/// A URL with one part to fill in: `https://` + `example` + `.api.test`.
#[derive(Clone, Copy, Debug)]
pub struct ServerTemplate {
    /// Part before the variable part, with the scheme.
    pub prefix: &'static str,
    /// Name of the variable part, as used in messages.
    pub variable: &'static str,
    /// Part after the variable part, starting with the dot.
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
    /// Holds the path of a CA file to trust; need not be set.
    pub ca_file: Option<&'static str>,
}

/// What users call the credentials, in a form that fits after the word "the".
#[derive(Clone, Copy, Debug)]
pub struct Labels {
    /// The user name, for example "project id".
    pub username: &'static str,
    /// The password, for example "API token".
    pub password: &'static str,
}
