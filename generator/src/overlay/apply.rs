//! Carries out the actions, one after the other.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde_json::Value;

use super::action::{Action, Change, Overlay};
use super::merge::{Edit, Plan};
use crate::diagnostic::Diagnostics;
use crate::load::Document;
use crate::pointer::Pointer;

impl Overlay {
    /// Applies all actions in order. With errors, the document is left half corrected and is of no further use.
    pub fn apply(&self, document: &mut Document) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        for action in &self.actions {
            let places = matches(action, document.value());
            if places.is_empty() {
                let help = "delete the action if what it corrects is gone; else correct its target, in which names \
                            that hold dots or slashes need brackets: `$.paths['/users']`";
                let fact = format!("matches nothing in {}", document.file());
                action.error(&fact, help, &mut diagnostics);
                continue;
            }
            match &action.change {
                Change::Update(update) => action.update(update, &places, document, &mut diagnostics),
                Change::Remove => action.remove(places, document, &mut diagnostics),
            }
        }
        diagnostics
    }
}

impl Action {
    fn update(
        &self,
        update: &Value,
        places: &[Pointer],
        document: &mut Document,
        diagnostics: &mut Diagnostics,
    ) {
        let mut idle = true;
        for place in places {
            let target = document.get(place).expect("an update takes no place away");
            let plan = Plan::new(target, update, place);
            idle &= plan.edits.is_empty() && plan.conflicts.is_empty();
            for conflict in &plan.conflicts {
                let fact = format!("{}: {}", conflict.message, document.origin(&conflict.pointer));
                self.error(&fact, conflict.help, diagnostics);
            }
            if plan.conflicts.is_empty() {
                plan.edits.into_iter().for_each(|edit| self.carry_out(edit, document));
            }
        }
        if idle {
            let help = "delete the action: all that it would add is already there";
            self.error(&format!("is no longer needed in {}", document.file()), help, diagnostics);
        }
    }

    fn carry_out(&self, edit: Edit, document: &mut Document) {
        let done = match edit {
            Edit::Set(pointer, value) => document.set(&pointer, value, &self.origin),
            Edit::Append(pointer, value) => document.append(&pointer, value, &self.origin),
        };
        debug_assert!(done, "a plan names places that exist");
    }

    fn remove(&self, mut places: Vec<Pointer>, document: &mut Document, diagnostics: &mut Diagnostics) {
        if places.contains(&Pointer::root()) {
            let help = "target a member or an element; to start afresh, write another description";
            self.error("would remove the whole document", help, diagnostics);
            return;
        }
        // Backwards, so that what remains to be removed keeps its index; and what lies inside something before that.
        places.sort_by(|left, right| compare(right, left));
        for place in places {
            let done = document.remove(&place);
            debug_assert!(done, "a match is there until it is removed");
        }
    }

    fn error(&self, fact: &str, help: &str, diagnostics: &mut Diagnostics) {
        let message = format!("the action `{}` {fact}", self.name);
        diagnostics.error(message).at(self.target_origin.clone()).help(help);
    }
}

/// The places that an action matches, each once, in the order of the query.
fn matches(action: &Action, value: &Value) -> Vec<Pointer> {
    let mut seen = BTreeSet::new();
    let places = action.target.query_located(value);
    let pointers = places.locations().map(|location| Pointer::from_text(location.to_json_pointer()));
    pointers.filter(|pointer| seen.insert(pointer.clone())).collect()
}

/// The order in which places stand in an array; between members of an object any order will do.
fn compare(left: &Pointer, right: &Pointer) -> Ordering {
    let key = |step: String| (step.parse::<usize>().ok(), step);
    left.steps().map(key).cmp(right.steps().map(key))
}
