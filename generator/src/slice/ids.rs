//! Gives every operation an `operationId` of its own.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;
use serde_json::Value;

use super::{faulty::is_demanded, supported};
use crate::{
    config::Config, diagnostic::Diagnostics, ir::RustName, load::Document, lower::method_name,
    openapi::METHODS, pointer::Pointer,
};

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

/// Renames operations whose `operationId` an earlier one has, or one that is the same in Rust, as if they had none.
///
/// An operation that was selected by its id keeps it, so that two with one id remain an error.
pub(super) fn separate(document: &mut Document, config: &Config, problems: &mut Diagnostics) {
    let operations = supported::all(document.value()).into_iter();
    let ids: Vec<(Pointer, String, String)> = operations
        .filter_map(|(at, path, _, operation)| {
            let id = operation.get("operationId")?.as_str()?;
            Some((at, path.to_owned(), id.to_owned()))
        })
        .collect();
    let mut taken: BTreeSet<RustName> = ids.iter().map(|(.., id)| method_name(id)).collect();
    let mut first: BTreeMap<RustName, (&str, Pointer)> = BTreeMap::new();
    for (at, path, id) in &ids {
        let (method, at) = (at.last().unwrap_or_default(), at.key("operationId"));
        let Some((known, other)) = first.get(&method_name(id)) else {
            first.insert(method_name(id), (id, at));
            continue;
        };
        let message = if known == id {
            format!("two operations have the operationId `{id}`")
        } else {
            format!("the operationIds `{known}` and `{id}` are the same name in Rust")
        };
        let origin = document.origin(&at);
        let finding = if is_demanded(id, config) {
            problems.error(message)
        } else {
            let name = free(&of_place(&method, path), &taken);
            let finding = problems.warning(format!("{message}; this one is named `{name}`"));
            if let Some(own) = document.value_mut().pointer_mut(at.as_str()) {
                *own = Value::String(name.clone());
            }
            taken.insert(method_name(&name));
            finding
        };
        finding.at(origin).help(format!(
            "the other is in {}; rename one with an overlay action that updates `operationId` at \
             `$.paths['{path}'].{method}`",
            document.origin(other)
        ));
    }
}

/// Returns the name, or the name with the first number that makes it free.
fn free(name: &str, taken: &BTreeSet<RustName>) -> String {
    let mut names =
        std::iter::once(name.to_owned()).chain((2..).map(|number: u32| format!("{name}_{number}")));
    names.find(|name| !taken.contains(&method_name(name))).expect("there are more numbers than operations")
}
