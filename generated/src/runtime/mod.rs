//! What every request goes through: settings, validation, sending, responses and errors.
//!
//! The rest of the client is types and methods for one particular API. This module is the same for any API
//! that takes JSON over HTTP.

#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "a client uses only the parts that its API description needs"
)]

mod base_url;
#[cfg(feature = "blocking")]
pub mod blocking;
mod check;
mod codes;
mod config_error;
mod decimal_seconds;
mod error;
mod error_repr;
mod excerpt;
mod exchange;
mod extra;
mod from_response;
mod jitter;
pub mod json;
mod network;
mod numeric;
mod observe;
pub mod operation;
mod outcome;
mod pattern;
mod placeholder;
mod prepared_request;
mod raw_body;
mod request_body;
mod retry_after;
mod retry_policy;
mod secret;
mod sender;
mod service;
mod settings;
mod string_conversions;
mod time_units;
mod transport;
mod unknown_value;
mod uri;
mod validate;
mod validation_error;

pub use codes::codes;
pub use config_error::ConfigError;
pub use decimal_seconds::DecimalSeconds;
pub use error::{Error, ErrorKind};
pub use extra::Extra;
pub use from_response::{FromErrorBody, FromResponse};
pub use jitter::Jitter;
pub use json::{JsonReader, NotTyped, Problem, ReadError, to_json};
pub use numeric::Numeric;
pub use observe::Attempt;
#[cfg(feature = "tracing")]
pub use observe::TRACING_TARGET;
pub use operation::{Authentication, Download, Endpoint, Items, Operation, Paged, Pages, Response};
pub use outcome::Outcome;
pub use prepared_request::PreparedRequest;
pub use raw_body::RawBody;
pub use request_body::{RequestBody, RequestInfo};
pub use retry_policy::RetryPolicy;
pub use secret::Secret;
pub use sender::Sender;
pub use service::{Environment, Labels, ServerTemplate, Service};
pub use settings::Settings;
pub(crate) use string_conversions::string_type;
pub use time_units::{Milliseconds, Seconds};
pub use transport::{Content, HttpRequest, HttpResponse, ResponseFuture, Transport, TransportError};
pub use unknown_value::UnknownValue;
pub use uri::{PerhapsUri, Uri};
pub use validate::Validate;
pub use validation_error::{ValidationError, Violation};
