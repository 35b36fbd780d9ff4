//! What every request goes through: settings, validation, sending, answers and errors.
//!
//! The rest of the client is types and methods for one particular API; here stands what is the same for any API
//! that takes JSON over HTTP.

#![allow(
    dead_code,
    unused_imports,
    reason = "a client uses the part of this that the description of its API asks for"
)]

mod answer;
mod base_url;
#[cfg(feature = "blocking")]
pub mod blocking;
pub mod codec;
mod codes;
mod config_error;
mod decimal_seconds;
pub mod decode;
mod error;
mod excerpt;
mod exchange;
mod extra;
mod failure;
mod field;
mod fields;
mod hidden;
mod invalid_request;
mod jitter;
mod json_rules;
mod list_rules;
mod located;
pub mod lossless;
mod map_rules;
mod network;
mod number_rules;
mod numeric;
mod observe;
mod outcome;
mod pattern;
mod pending;
pub mod placeholder;
mod raw_body;
mod report;
mod retry_after;
mod retry_policy;
mod secret;
mod sendable;
mod sender;
mod service;
mod settings;
mod text_rules;
mod transport;
mod unknown_value;
mod uri;
mod validate;
mod value_reader;

pub use answer::Answer;
pub use codes::codes;
pub use config_error::ConfigError;
pub use decimal_seconds::DecimalSeconds;
pub use error::{Error, ErrorKind};
pub use extra::Extra;
pub use field::Field;
pub use hidden::{Hidden, Hide};
pub use invalid_request::{InvalidRequest, Violation};
pub use jitter::Jitter;
pub use json_rules::JsonField;
pub use list_rules::ListField;
pub use map_rules::MapField;
pub use number_rules::NumberField;
pub use numeric::Numeric;
pub use observe::Attempt;
pub use outcome::Outcome;
pub use pending::Pending;
pub use raw_body::RawBody;
pub use report::Report;
pub use retry_policy::RetryPolicy;
pub use secret::Secret;
pub use sendable::Sendable;
pub use sender::Sender;
pub use service::{Environment, Labels, ServerTemplate, Service};
pub use settings::Settings;
pub use text_rules::{Text, TextField};
pub use transport::{HttpRequest, HttpResponse, Sending, Transport, TransportError};
pub use unknown_value::UnknownValue;
pub use uri::Uri;
pub use validate::Validate;
