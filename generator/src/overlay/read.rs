//! Reads an overlay strictly, because a misspelled key would silently disable a correction.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::action::{Action, Change, Overlay};
use super::fields::Fields;
use super::target;
use crate::diagnostic::Diagnostics;
use crate::load::Document;
use crate::pointer::Pointer;

impl Overlay {
    /// Reads an overlay. All errors are reported together.
    pub fn from_document(document: &Document) -> Result<Self, Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        let overlay = Self::read(document, &mut diagnostics);
        if diagnostics.has_errors() { Err(diagnostics) } else { Ok(overlay) }
    }

    /// Reads the valid actions and reports the others.
    pub(crate) fn read(document: &Document, diagnostics: &mut Diagnostics) -> Self {
        document.reject_unfit_numbers(diagnostics);
        Self { actions: read(document, diagnostics).unwrap_or_default() }
    }
}

fn read(document: &Document, diagnostics: &mut Diagnostics) -> Option<Vec<Action>> {
    let root = Fields::at(document, Pointer::root(), diagnostics)?;
    root.reject_unknown(&["overlay", "info", "extends", "actions"], true, diagnostics);
    let help = "write `overlay: 1.0.0`, the supported version";
    if let Some(version) = root.text("overlay", help, diagnostics)
        && version != "1.0"
        && !version.starts_with("1.0.")
    {
        let message = format!("version {version} of the overlay format is not supported");
        root.error("overlay", message, help, diagnostics);
    }
    let help = "add `info` with a `title` and a `version`";
    if let Some(info) = root.object("info", help, diagnostics) {
        info.reject_unknown(&["title", "version"], true, diagnostics);
        info.text("title", "say what the overlay is for", diagnostics);
        info.text("version", "give the overlay a version, such as `1.0.0`", diagnostics);
    }
    if root.get("extends").is_some() {
        root.text("extends", "write the path of the document that the overlay applies to", diagnostics);
    }
    read_actions(document, &root, diagnostics)
}

fn read_actions(
    document: &Document,
    root: &Fields<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Action>> {
    let help = "list at least one action, or run without an overlay";
    let actions = match root.required("actions", help, diagnostics)? {
        Value::Array(actions) if !actions.is_empty() => actions,
        Value::Array(_) => {
            root.error("actions", "the overlay has no actions", help, diagnostics);
            return None;
        }
        _ => {
            root.error("actions", "`actions` is not an array", help, diagnostics);
            return None;
        }
    };
    let actions: Vec<_> = (0..actions.len())
        .filter_map(|index| {
            let pointer = root.pointer.key("actions").index(index);
            read_action(document, &Fields::at(document, pointer, diagnostics)?, diagnostics)
        })
        .collect();
    reject_repeated_names(&actions, diagnostics);
    Some(actions)
}

fn read_action(document: &Document, fields: &Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Action> {
    fields.reject_unknown(&["x-name", "description", "target", "update", "remove"], false, diagnostics);
    let help = "give the action a short name for error messages";
    let name = fields.text("x-name", help, diagnostics);
    let help = "say why the action is needed, so that readers can tell when it no longer is";
    let reason = fields.text("description", help, diagnostics);
    let help = "write a JSONPath to the values to change, such as `$.info`";
    let target = fields.text("target", help, diagnostics);
    let target = target.and_then(|text| target::read(text, fields, diagnostics));
    let change = read_change(fields, diagnostics);
    Some(Action {
        name: name?.to_owned(),
        reason: reason?.to_owned(),
        target: target?,
        target_origin: document.origin(&fields.pointer.key("target")),
        change: change?,
        origin: Arc::new(document.origin(&fields.pointer)),
    })
}

fn read_change(fields: &Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Change> {
    let remove = match fields.get("remove") {
        None => false,
        Some(Value::Bool(remove)) => *remove,
        Some(_) => {
            fields.error("remove", "`remove` is not a boolean", "write `remove: true`", diagnostics);
            return None;
        }
    };
    match (fields.get("update"), remove) {
        (Some(update), false) => Some(Change::Update(update.clone())),
        (None, true) => Some(Change::Remove),
        (Some(_), true) => {
            let help = "split it into two actions; they are applied in order";
            fields.error("remove", "the action has both `update` and `remove`", help, diagnostics);
            None
        }
        (None, false) => {
            let help = "add `update` with the value to merge, or `remove: true`";
            fields.required("update", help, diagnostics);
            None
        }
    }
}

fn reject_repeated_names(actions: &[Action], diagnostics: &mut Diagnostics) {
    let mut seen = BTreeMap::new();
    for action in actions {
        if let Some(first) = seen.insert(action.name(), action.origin()) {
            diagnostics
                .error(format!(
                    "two actions have the name `{}`; the other is at {}",
                    action.name(),
                    first.pointer
                ))
                .at(action.origin().clone())
                .help("give each action its own name");
        }
    }
}
