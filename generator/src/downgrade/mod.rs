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

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::{
    diagnostic::{Diagnostic, Diagnostics, Severity},
    load::Document,
    openapi::{self, Kind},
    pointer::Pointer,
};

pub use crate::openapi::extension;

/// Turns the document into the typed OpenAPI 3.0 document. A schema that is wrong is reported, and plain JSON from here on.
pub fn downgrade(document: &mut Document, problems: &mut Diagnostics) -> Option<openapiv3::OpenAPI> {
    let mut value = document.value().clone();
    let mut found = Diagnostics::default();
    version(document, &mut value, &mut found);
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

/// Looks no more at the schemas that errors are about.
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
        // One inside another is gone with it.
        if let Some(schema) = value.pointer_mut(at.as_str()) {
            *schema = openapi::plain_json();
        }
    }
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
