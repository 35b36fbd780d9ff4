//! Parses the value tree into openapiv3's types.

use serde_json::Value;

use super::{explain, round_trip};
use crate::{diagnostic::Diagnostics, load::Document, pointer::Pointer, suggest::nearest};

/// Field names of all OpenAPI objects except schemas.
const MEMBERS: &str = "allowEmptyValue allowReserved callbacks components content default deprecated description encoding \
     enum example examples explode externalDocs externalValue headers in info links name operationId \
     parameters paths requestBodies requestBody required responses schema schemas security \
     securitySchemes servers style summary tags url value variables";

pub(super) fn read(
    document: &Document,
    value: &Value,
    problems: &mut Diagnostics,
) -> Option<openapiv3::OpenAPI> {
    let typed: openapiv3::OpenAPI = match serde_path_to_error::deserialize(value) {
        Ok(typed) => typed,
        Err(failure) => {
            for (pointer, fault) in explain::explain(value, &failure) {
                problems
                    .error(fault)
                    .at(document.origin(&pointer))
                    .help("write what OpenAPI 3.1 expects here, or correct it with an overlay action");
            }
            return None;
        }
    };
    let back = serde_json::to_value(&typed).expect("an OpenAPI document has only string keys");
    for pointer in round_trip::vanished(value, &back) {
        let name = pointer.last().unwrap_or_default();
        let help = nearest(&name, MEMBERS.split(' ').filter(|known| *known != name)).unwrap_or_else(|| {
            "remove it with an overlay action, or move it to where OpenAPI 3.1 allows it".to_owned()
        });
        problems
            .error(format!("`{name}` is not defined by OpenAPI here"))
            .at(document.origin(&pointer))
            .help(help);
    }
    Some(typed)
}

/// Returns the location that a failure names.
pub(super) fn pointer_of(path: &serde_path_to_error::Path) -> Pointer {
    use serde_path_to_error::Segment;
    path.iter().fold(Pointer::root(), |pointer, segment| match segment {
        Segment::Seq { index } => pointer.index(*index),
        Segment::Map { key } => pointer.key(key),
        Segment::Enum { .. } | Segment::Unknown => pointer,
    })
}
