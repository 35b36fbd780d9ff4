//! Why a document cannot be read, told for its smallest parts that cannot.
//!
//! openapiv3 tries a reference and then the thing itself wherever both may stand, and after that knows only that
//! neither fitted. Reading each part by itself finds the fault in it.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::typed::pointer_of;
use crate::{
    openapi::{self, Kind, shape::found},
    pointer::Pointer,
};

/// A place, and what is wrong there.
type Fault = (Pointer, String);

/// The faults of all parts, or else the failure itself.
pub(super) fn explain(
    document: &Value,
    failure: &serde_path_to_error::Error<serde_json::Error>,
) -> Vec<Fault> {
    let mut faults: Vec<(Pointer, Fault)> = Vec::new();
    for (kind, at, value) in openapi::nodes(document) {
        if let Err((inside, told)) = read(kind, value) {
            // What is around a faulty part cannot be read because of it.
            faults.retain(|(around, _)| !at.is_within(around));
            faults.push((at.clone(), (at.join(&inside), told)));
        }
    }
    if faults.is_empty() {
        return vec![(pointer_of(failure.path()), told(failure.inner()))];
    }
    faults.into_iter().map(|(_, fault)| fault).collect()
}

/// Reads one part by itself; a reference is none.
fn read(kind: Kind, value: &Value) -> Result<(), Fault> {
    if value.get("$ref").is_some() {
        return Ok(());
    }
    match kind {
        Kind::Document | Kind::Components => Ok(()),
        // Says whether there is anything more, and has no form of its own.
        Kind::Schema if value.is_boolean() => Ok(()),
        _ if !value.is_object() => {
            Err((Pointer::root(), format!("this is {}, and must be a mapping", found(value))))
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

/// What the reader says, in its own words.
fn told(failure: &serde_json::Error) -> String {
    format!("this is not in the form of OpenAPI: {failure}")
}
