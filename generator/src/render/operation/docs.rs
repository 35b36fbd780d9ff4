//! What the docs of an operation's methods, and of a group's handle, say.

use super::super::{
    docs::{DocLines, code, line},
    structure,
};
use crate::ir::{Group, Operation, RustName};

/// Says which HTTP request it is.
pub(super) fn sends(operation: &Operation) -> String {
    format!("Sends {}.", code(format!("{} {}", operation.http_method, operation.path)))
}

/// Returns the docs of a method.
pub(super) fn of(operation: &Operation) -> DocLines {
    let mut docs = DocLines::of(&operation.docs, sends(operation));
    if !operation.docs.is_empty() {
        docs = docs.paragraph(&sends(operation));
    }
    docs = docs.paragraph(structure::idempotency(operation.is_idempotent));
    if operation.pages.is_some() {
        docs = docs.paragraph(
            "Returns one page. [`items`](crate::PreparedRequest::items) and [`pages`](crate::PreparedRequest::pages) of \
             the request return all of them.",
        );
    }
    let statuses = operation.statuses.iter().filter(|(_, meaning)| !meaning.is_empty());
    let list: Vec<String> = statuses
        .map(|(status, meaning)| format!("- {status}: {}.", meaning.summary.trim_end_matches('.')))
        .collect();
    if list.is_empty() { docs } else { docs.paragraph("Documented errors:").text(&list.join("\n")) }
}

/// Returns the summary of a method of the blocking handle.
pub(in super::super) fn blocking_docs(group: &Group, operation: &Operation, method: &RustName) -> DocLines {
    let (module, name) = (&group.module, &group.name);
    DocLines::summary(&operation.docs, sends(operation))
        .paragraph(&format!("See [`{name}::{0}`](crate::{module}::{name}::{0}) for details.", method.plain()))
}

/// Returns the docs of a group's handle.
pub(in super::super) fn handle_docs(group: &Group) -> DocLines {
    let module = &group.module;
    DocLines::of(&group.docs, format!("Operations of the group `{}`.", module.plain()))
        .paragraph(&format!("Returned by [`Client::{module}`](crate::Client::{module}). Cloning is cheap."))
}

/// Returns the docs of the client's method that returns a handle.
pub(in super::super) fn maker_docs(group: &Group) -> DocLines {
    line(format!(
        "Returns the operations of [`{0}`](crate::{1}::{0}). Sends nothing by itself.",
        group.name, group.module
    ))
}
