//! Finds the operations that use a part of the description with an error.
//!
//! Whoever selects all operations wants those that are free of errors: the others are left out, and keywords and values
//! without effect are ignored. An operation that is selected by name is wanted, as are the command endpoint and webhooks; for
//! them, the error remains one.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use serde_json::Value;

use super::{
    operations::{self, ALL},
    supported,
};
use crate::{
    config::Config,
    diagnostic::{Diagnostic, Diagnostics, Severity},
    load::Document,
    openapi::{Kind, METHODS, WEBHOOKS, nodes, references},
    pointer::Pointer,
};

/// What is left out because of an error, operations, keywords and values, by location, and the warning that says so.
pub type Faulty = BTreeMap<Pointer, Diagnostic>;

/// Returns the operations and keywords that may be left out so that these errors no longer matter.
pub fn faulty(document: &Document, config: &Config, found: &Diagnostics) -> Faulty {
    let errors = found.iter().filter(|finding| finding.severity == Severity::Error);
    let mut errors = errors.filter_map(|finding| Some((finding, owner(finding.place()?)?))).peekable();
    let mut faulty = Faulty::new();
    if errors.peek().is_none() || !config.slice.operations.iter().any(|wanted| wanted == ALL) {
        return faulty;
    }
    let references = Uses::of(document.value());
    for (error, owner) in errors {
        let users = references.operations(&owner);
        if users.iter().any(|(_, id)| id.is_none_or(|id| is_demanded(id, config))) {
            continue;
        }
        if let (true, Some(at)) = (error.has_no_effect, error.place()) {
            let message = format!("{}; it is ignored", error.message);
            let warning = Diagnostic { severity: Severity::Warning, message, ..error.clone() };
            faulty.entry(at.clone()).or_insert(warning);
            continue;
        }
        for (at, id) in users {
            let warning = supported::left_out(id.unwrap_or_default(), &error.message);
            let warning = Diagnostic { origin: error.origin.clone(), help: error.help.clone(), ..warning };
            faulty.entry(at).or_insert(warning);
        }
    }
    faulty
}

/// Removes the operations that are left out, and what is ignored. Returns the number of operations.
pub(super) fn remove(document: &mut Document, faulty: &Faulty) -> usize {
    let mut all: Vec<&Pointer> = faulty.keys().collect();
    // Values of a list from the end, so that the others keep their places.
    all.sort_by_key(|at| Reverse(at.last().and_then(|step| step.parse::<usize>().ok())));
    for at in all {
        document.remove(at);
    }
    operations::prune_paths(document);
    faulty.values().filter(|warning| !warning.has_no_effect).count()
}

/// Whether an operation was selected by its id, so that it must not be left out or renamed.
pub(super) fn is_demanded(id: &str, config: &Config) -> bool {
    config.takes_commands(id) || config.slice.operations.iter().any(|wanted| wanted == id)
}

/// Returns the operation, the path or the component that a place belongs to.
fn owner(place: &Pointer) -> Option<Pointer> {
    let steps: Vec<String> = place.steps().collect();
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    match steps.as_slice() {
        ["paths", path, method, ..] if METHODS.contains(method) => {
            Some(Pointer::root().keys(["paths", path, method]))
        }
        ["paths", path, ..] => Some(Pointer::root().keys(["paths", path])),
        ["components", section, name, ..] => Some(Pointer::root().keys(["components", section, name])),
        _ => None,
    }
}

/// Who refers to whom.
struct Uses<'a> {
    document: &'a Value,
    /// The operations, paths and components that refer to a component.
    users: BTreeMap<Pointer, BTreeSet<Pointer>>,
}

impl<'a> Uses<'a> {
    fn of(document: &'a Value) -> Self {
        let mut users: BTreeMap<Pointer, BTreeSet<Pointer>> = BTreeMap::new();
        for reference in references(document) {
            let target = reference.text.strip_prefix('#').map(Pointer::from_text).and_then(|to| owner(&to));
            if let (Some(user), Some(target)) = (owner(&reference.place), target) {
                users.entry(target).or_default().insert(user);
            }
        }
        Self { document, users }
    }

    /// Returns the operations that use a part, with their ids; a webhook has none.
    fn operations(&self, part: &Pointer) -> Vec<(Pointer, Option<&'a str>)> {
        let mut seen = BTreeSet::from([part.clone()]);
        let mut open = vec![part.clone()];
        while let Some(part) = open.pop() {
            let users = self.users.get(&part).into_iter().flatten();
            open.extend(users.filter(|user| seen.insert((*user).clone())).cloned());
        }
        let operations = nodes(self.document).filter(|(kind, ..)| *kind == Kind::Operation);
        let is_user =
            |at: &Pointer| seen.contains(at) || at.parent().is_some_and(|path| seen.contains(&path));
        let used = operations.filter(|(_, at, _)| is_user(at));
        used.map(|(_, at, operation)| {
            let is_webhook = at.steps().nth(1).is_some_and(|path| path.starts_with(WEBHOOKS));
            let id = operation.get("operationId").and_then(Value::as_str);
            (at, id.filter(|_| !is_webhook))
        })
        .collect()
    }
}
