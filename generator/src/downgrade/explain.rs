//! Explains why a document cannot be parsed, down to the smallest part at fault.
//!
//! Where a reference or an inline item may appear, openapiv3 tries both and then only reports that neither
//! matched. Parsing each part on its own finds the actual error.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::typed::pointer_of;
use crate::{
    openapi::{self, Kind, shape::found},
    pointer::Pointer,
};

/// A location and what is wrong there.
type Fault = (Pointer, String);

/// Returns the faults of all parts, or the failure itself if no part is at fault.
pub(super) fn explain(
    document: &Value,
    failure: &serde_path_to_error::Error<serde_json::Error>,
) -> Vec<Fault> {
    let mut faults: Vec<(Pointer, Fault)> = Vec::new();
    for (kind, at, value) in openapi::nodes(document) {
        if let Err((inside, told)) = read(kind, value) {
            // The enclosing parts fail only because of this one.
            faults.retain(|(around, _)| !at.is_within(around));
            faults.push((at.clone(), (at.join(&inside), told)));
        }
    }
    if faults.is_empty() {
        return vec![(pointer_of(failure.path()), told(failure.inner()))];
    }
    faults.into_iter().map(|(_, fault)| fault).collect()
}

/// Parses one part on its own; references are skipped.
fn read(kind: Kind, value: &Value) -> Result<(), Fault> {
    if value.get("$ref").is_some() {
        return Ok(());
    }
    match kind {
        Kind::Document | Kind::Components => Ok(()),
        // A boolean schema has no structure to parse.
        Kind::Schema if value.is_boolean() => Ok(()),
        _ if !value.is_object() => {
            Err((Pointer::root(), format!("expected a mapping, found {}", found(value))))
        }
        Kind::Operation => read_as::<openapiv3::Operation>(value),
        Kind::PathItem => read_as::<openapiv3::PathItem>(value),
        Kind::Callback => read_as::<openapiv3::Callback>(value),
        Kind::Parameter => read_as::<openapiv3::Parameter>(value),
        Kind::Header => read_as::<openapiv3::Header>(value),
        Kind::RequestBody => read_as::<openapiv3::RequestBody>(value),
        Kind::Response => read_as::<openapiv3::Response>(value),
        Kind::MediaType => read_as::<openapiv3::MediaType>(value),
        Kind::Encoding => read_as::<openapiv3::Encoding>(value),
        Kind::Example => read_as::<openapiv3::Example>(value),
        Kind::Link => read_as::<openapiv3::Link>(value),
        Kind::SecurityScheme => read_as::<openapiv3::SecurityScheme>(value),
        Kind::Schema => read_as::<openapiv3::Schema>(value),
    }
}

fn read_as<T: DeserializeOwned>(value: &Value) -> Result<(), Fault> {
    serde_path_to_error::deserialize::<_, T>(value)
        .map(drop)
        .map_err(|failure| (pointer_of(failure.path()), told(failure.inner())))
}

/// Wraps the parser's own message.
fn told(failure: &serde_json::Error) -> String {
    format!("not valid OpenAPI: {failure}")
}
