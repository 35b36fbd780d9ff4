//! The value tree read into openapiv3's types.

use serde_json::Value;

use super::round_trip;
use crate::{diagnostic::Diagnostics, load::Document, pointer::Pointer};

pub(super) fn read(document: &Document, value: &Value) -> Result<openapiv3::OpenAPI, Diagnostics> {
    let mut problems = Diagnostics::default();
    let typed: openapiv3::OpenAPI = match serde_path_to_error::deserialize(value) {
        Ok(typed) => typed,
        Err(failure) => {
            let pointer = pointer_of(failure.path());
            problems
                .error(format!("not an OpenAPI document: {}", failure.inner()))
                .at(document.origin(&pointer))
                .help("compare this place with the OpenAPI specification");
            return Err(problems);
        }
    };
    let back = serde_json::to_value(&typed).expect("an OpenAPI document has only text keys");
    for pointer in round_trip::vanished(value, &back) {
        problems
            .error(format!("`{}` was lost on the way to OpenAPI 3.0", pointer.last().unwrap_or_default()))
            .at(document.origin(&pointer))
            .help("the value has an unexpected type, or the keyword does not belong here; correct it by overlay");
    }
    if problems.has_errors() { Err(problems) } else { Ok(typed) }
}

fn pointer_of(path: &serde_path_to_error::Path) -> Pointer {
    use serde_path_to_error::Segment;
    path.iter().fold(Pointer::root(), |pointer, segment| match segment {
        Segment::Seq { index } => pointer.index(*index),
        Segment::Map { key } => pointer.key(key),
        Segment::Enum { .. } | Segment::Unknown => pointer,
    })
}
