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
pub mod codec;
mod config_error;
mod decimal_seconds;
pub mod decode;
mod error;
mod excerpt;
mod extra;
mod failure;
mod field;
mod fields;
mod invalid_request;
mod json_rules;
mod list_rules;
mod located;
mod map_rules;
mod number_rules;
mod numeric;
mod pattern;
mod pending;
mod raw_body;
mod report;
mod secret;
mod send;
mod service;
mod settings;
mod text_rules;
mod transport;
mod unknown_value;
mod uri;
mod validate;
mod value_reader;

pub use answer::Answer;
pub use config_error::ConfigError;
pub use decimal_seconds::DecimalSeconds;
pub use error::{Error, ErrorKind, Outcome};
pub use extra::Extra;
pub use field::Field;
pub use invalid_request::{InvalidRequest, Violation};
pub use json_rules::JsonField;
pub use list_rules::ListField;
pub use map_rules::MapField;
pub use number_rules::NumberField;
pub use numeric::Numeric;
pub use pending::Pending;
pub use raw_body::RawBody;
pub use report::Report;
pub use secret::Secret;
pub use service::{Environment, Labels, ServerTemplate, Service};
pub use settings::Settings;
pub use text_rules::{Text, TextField};
pub use transport::Transport;
pub use unknown_value::UnknownValue;
pub use uri::Uri;
pub use validate::Validate;
