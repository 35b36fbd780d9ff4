//! Converts OpenAPI 3.1 to 3.0 on the value tree, then parses it into the typed document.
//!
//! **Invariant:** only this stage knows what a keyword means in 3.1. What 3.0 cannot express is carried in
//! `x-` extensions; what neither can express is an error. The typed document is serialized again and compared
//! with the input, so that keywords which the types drop are reported instead of lost.

mod applicability;
mod check;
mod explain;
mod keyword;
mod resolved;
mod round_trip;
mod typed;
mod values;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::{
    diagnostic::{Diagnostic, Diagnostics, Severity},
    load::Document,
    openapi::{self, Kind},
    pointer::Pointer,
};

pub use crate::openapi::extension;

/// Converts the document to a typed OpenAPI 3.0 document.
///
/// Invalid schemas are reported, and are plain JSON from here on.
pub fn downgrade(document: &mut Document, problems: &mut Diagnostics) -> Option<openapiv3::OpenAPI> {
    let mut value = document.value().clone();
    let mut found = Diagnostics::default();
    version(document, &mut value, &mut found);
    newer_information(document, &mut value);
    check::check(document, &mut found);
    openapi::schemas_mut(&mut value, |pointer, schema| {
        let mut context = Context { document, pointer, problems: &mut found };
        for rule in keyword::RULES {
            rule(schema, &mut context);
        }
    });
    give_up(document, &mut value, &found);
    let typed = found.stage(|found| {
        typed::read(document, &value, found).or_else(|| {
            give_up(document, &mut value, found);
            typed::read(document, &value, &mut Diagnostics::default())
        })
    });
    problems.extend(found);
    typed
}

/// Replaces schemas that have errors with plain JSON.
fn give_up(document: &mut Document, value: &mut Value, found: &Diagnostics) {
    let schemas = openapi::nodes(value).filter(|(kind, ..)| *kind == Kind::Schema);
    let schemas: BTreeSet<Pointer> = schemas.map(|(_, at, _)| at).collect();
    let errors = found.iter().filter(|finding| finding.severity == Severity::Error);
    let schema_around = |at: &Pointer| {
        std::iter::successors(Some(at.clone()), Pointer::parent).find(|around| schemas.contains(around))
    };
    let faulty: BTreeSet<Pointer> = errors.filter_map(Diagnostic::place).filter_map(schema_around).collect();
    for at in faulty {
        document.give_up(&at);
        // A nested schema may already be gone, together with the one around it.
        if let Some(schema) = value.pointer_mut(at.as_str()) {
            *schema = openapi::plain_json();
        }
    }
}

/// The schema that a rule is applied to, and where its errors go.
struct Context<'a> {
    document: &'a Document,
    pointer: &'a Pointer,
    problems: &'a mut Diagnostics,
}

impl Context<'_> {
    fn reject(
        &mut self,
        keyword: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Diagnostic {
        let origin = self.document.origin(&self.pointer.key(keyword));
        self.problems.error(message).at(origin).help(help)
    }

    /// Reports a keyword that no type expresses, so that the schema stays plain JSON.
    fn unsupported(&mut self, keyword: &str, message: impl Into<String>, help: impl Into<String>) {
        let schema = self.pointer;
        self.reject(keyword, message, help).or_json(schema);
    }

    /// Reports an error inside a keyword's value; `path` is a pointer without the leading slash.
    fn reject_below(
        &mut self,
        path: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Diagnostic {
        let pointer = Pointer::from_text(format!("{}/{path}", self.pointer.as_str()));
        let origin = self.document.origin(&pointer);
        self.problems.error(message).at(origin).help(help)
    }
}

/// Removes what only 3.1 can say about the document as a whole; the client's own manifest says it.
fn newer_information(document: &Document, value: &mut Value) {
    let version = document.value().get("openapi").and_then(Value::as_str).unwrap_or_default();
    if !version.starts_with("3.1") {
        return;
    }
    let Some(Value::Object(info)) = value.get_mut("info") else { return };
    info.shift_remove("summary");
    if let Some(Value::Object(license)) = info.get_mut("license") {
        license.shift_remove("identifier");
    }
}

type Schema = Map<String, Value>;

fn version(document: &Document, value: &mut Value, problems: &mut Diagnostics) {
    match value.get("openapi").and_then(Value::as_str) {
        Some(found) if found.starts_with("3.0.") || found.starts_with("3.1.") => {
            value["openapi"] = Value::from("3.0.3");
        }
        found => {
            let found = found.map_or_else(|| "missing".to_owned(), |found| format!("`{found}`"));
            problems
                .error(format!("`openapi` is {found}, but only 3.0 and 3.1 are supported"))
                .at(document.origin(&Pointer::root().key("openapi")))
                .help("convert the description to OpenAPI 3.1");
        }
    }
}
