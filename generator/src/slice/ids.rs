//! Gives every operation an `operationId`, and reports those that several operations share.

use std::collections::BTreeMap;

use heck::ToSnakeCase;
use serde_json::Value;

use crate::{diagnostic::Diagnostics, load::Document, openapi::METHODS, pointer::Pointer};

/// Names operations without an `operationId` after their method and path: `get /lamps/{id}` is `get_lamps_by_id`.
pub(super) fn complete(document: &mut Document) {
    let Some(Value::Object(paths)) = document.value_mut().get_mut("paths") else { return };
    for (path, item) in paths {
        let Value::Object(item) = item else { continue };
        let operations = item.iter_mut().filter(|(key, _)| METHODS.contains(&key.as_str()));
        for (method, operation) in operations {
            let Value::Object(operation) = operation else { continue };
            if !operation.contains_key("operationId") {
                operation.insert("operationId".to_owned(), Value::String(of_place(method, path)));
            }
        }
    }
}

fn of_place(method: &str, path: &str) -> String {
    let words = path.split('/').filter(|part| !part.is_empty()).map(|part| {
        let by = if part.starts_with('{') { "by " } else { "" };
        format!("{by}{part}").to_snake_case()
    });
    let words: Vec<String> = std::iter::once(method.to_owned()).chain(words).collect();
    words.join("_")
}

/// Reports every `operationId` that several of the remaining operations have.
pub(super) fn check(document: &Document, problems: &mut Diagnostics) {
    let mut known: BTreeMap<&str, Pointer> = BTreeMap::new();
    let paths = document.value().get("paths").and_then(Value::as_object).into_iter().flatten();
    for (path, item) in paths {
        for (method, operation) in item.as_object().into_iter().flatten() {
            if !METHODS.contains(&method.as_str()) {
                continue;
            }
            let Some(id) = operation.get("operationId").and_then(Value::as_str) else { continue };
            let operation = Pointer::root().keys(["paths", path, method]);
            let at = operation.key("operationId");
            let at = if document.get(&at).is_some() { at } else { operation };
            let Some(other) = known.get(id) else {
                known.insert(id, at);
                continue;
            };
            let target = format!("$.paths['{path}'].{method}");
            problems
                .error(format!("two operations have the operationId `{id}`"))
                .at(document.origin(&at))
                .help(format!(
                    "the other is in {}; rename one with an overlay action that updates `operationId` at `{target}`",
                    document.origin(other)
                ));
        }
    }
}
