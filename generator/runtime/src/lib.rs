//! What every request goes through: settings, validation, sending, answers and errors.
//!
//! The rest of the client is types and methods for one particular API; here stands what is the same for any API
//! that takes JSON over HTTP.

#![allow(
    dead_code,
    unused_imports,
    reason = "a client uses the part of this that the description of its API asks for"
)]

mod base_url;
#[cfg(feature = "blocking")]
pub mod blocking;
pub mod codec;
mod codes;
mod config_error;
mod decimal_seconds;
pub mod decode;
mod error;
mod error_repr;
mod excerpt;
mod exchange;
mod extra;
mod field_validator;
mod fields;
mod from_response;
mod jitter;
mod json_rules;
mod list_rules;
mod map_rules;
mod network;
mod number_rules;
mod numeric;
mod observe;
mod outcome;
mod path_error;
mod pattern;
pub mod placeholder;
mod prepared_request;
mod raw_body;
mod redacted;
mod request_body;
mod retry_after;
mod retry_policy;
pub mod round_trip;
mod secret;
mod sender;
mod service;
mod settings;
mod string_conversions;
mod string_rules;
mod time_units;
mod transport;
mod unknown_value;
mod uri;
mod validate;
mod validation_error;
mod validator;
mod value_reader;

pub use codes::codes;
pub use config_error::ConfigError;
pub use decimal_seconds::DecimalSeconds;
pub use error::{Error, ErrorKind};
pub use extra::Extra;
pub use field_validator::FieldValidator;
pub use from_response::FromResponse;
pub use jitter::Jitter;
pub use json_rules::JsonField;
pub use list_rules::ListField;
pub use map_rules::MapField;
pub use number_rules::NumberField;
pub use numeric::Numeric;
pub use observe::Attempt;
#[cfg(feature = "tracing")]
pub use observe::TRACING_TARGET;
pub use outcome::Outcome;
pub use prepared_request::PreparedRequest;
pub use raw_body::RawBody;
pub use redacted::{Redact, Redacted};
pub use request_body::{RequestBody, RequestInfo};
pub use retry_policy::RetryPolicy;
pub use secret::Secret;
pub use sender::Sender;
pub use service::{Environment, Labels, ServerTemplate, Service};
pub use settings::Settings;
pub(crate) use string_conversions::string_type;
pub use string_rules::{StringField, StringValue};
pub use time_units::{Milliseconds, Seconds};
pub use transport::{HttpRequest, HttpResponse, ResponseFuture, Transport, TransportError};
pub use unknown_value::UnknownValue;
pub use uri::{PerhapsUri, Uri};
pub use validate::Validate;
pub use validation_error::{ValidationError, Violation};
pub use validator::Validator;
