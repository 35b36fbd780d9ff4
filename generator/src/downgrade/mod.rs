//! OpenAPI 3.1 to 3.0, on the value tree, and then into the typed document.
//!
//! **Invariant:** only this stage knows what 3.1 means by a keyword. What 3.0 has no form for travels through it in `x-`
//! extensions; what neither has a form for is an error. The typed document is written back and compared with what
//! went in, so that a keyword which the types cannot hold is reported and never just gone.

mod applicability;
mod check;
mod explain;
mod keyword;
mod resolved;
mod round_trip;
mod typed;
mod values;

use serde_json::{Map, Value};

use crate::{diagnostic::Diagnostics, load::Document, openapi, pointer::Pointer};

pub use crate::openapi::extension;

/// Turns the document into the typed OpenAPI 3.0 document. Warnings come back with it.
pub fn downgrade(document: &Document) -> Result<(openapiv3::OpenAPI, Diagnostics), Diagnostics> {
    let mut problems = Diagnostics::default();
    let mut value = document.value().clone();
    version(document, &mut value, &mut problems);
    check::check(document, &mut problems);
    openapi::schemas_mut(&mut value, |pointer, schema| {
        let mut context = Context { document, pointer, problems: &mut problems };
        for rule in keyword::RULES {
            rule(schema, &mut context);
        }
    });
    if problems.has_errors() {
        return Err(problems);
    }
    let typed = typed::read(document, &value)?;
    Ok((typed, problems))
}

/// Where a rule is being applied, and where it reports.
struct Context<'a> {
    document: &'a Document,
    pointer: &'a Pointer,
    problems: &'a mut Diagnostics,
}

impl Context<'_> {
    fn reject(&mut self, keyword: &str, message: impl Into<String>, help: impl Into<String>) {
        let origin = self.document.origin(&self.pointer.key(keyword));
        self.problems.error(message).at(origin).help(help);
    }

    /// Reports something inside a keyword's value; the path is a pointer without its first slash.
    fn reject_below(&mut self, path: &str, message: impl Into<String>, help: impl Into<String>) {
        let pointer = Pointer::from_text(format!("{}/{path}", self.pointer.as_str()));
        let origin = self.document.origin(&pointer);
        self.problems.error(message).at(origin).help(help);
    }
}

type Schema = Map<String, Value>;

fn version(document: &Document, value: &mut Value, problems: &mut Diagnostics) {
    match value.get("openapi").and_then(Value::as_str) {
        Some(found) if found.starts_with("3.0.") || found.starts_with("3.1.") => {
            value["openapi"] = Value::from("3.0.3");
        }
        found => {
            let found = found.map_or_else(|| "nothing".to_owned(), |found| format!("`{found}`"));
            problems
                .error(format!("`openapi` says {found}, and only 3.0 and 3.1 are understood"))
                .at(document.origin(&Pointer::root().key("openapi")))
                .help("convert the description to OpenAPI 3.1");
        }
    }
}
