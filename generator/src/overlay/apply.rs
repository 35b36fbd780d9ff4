//! Applies the actions in order.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde_json::Value;

use super::action::{Action, Change, Overlay};
use super::merge::{Edit, Plan};
use crate::diagnostic::Diagnostics;
use crate::load::Document;
use crate::openapi::extension;
use crate::pointer::Pointer;

impl Overlay {
    /// Applies all actions in order.
    ///
    /// With `skip_obsolete`, actions without effect are skipped with a warning, unless they decide whether a
    /// request is retried.
    pub fn apply(&self, document: &mut Document, skip_obsolete: bool) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        for action in &self.actions {
            let places = matches(action, document.value());
            let done = match &action.change {
                _ if places.is_empty() => Err(format!("matches nothing in {}", document.file())),
                Change::Update(update) => action.update(update, &places, document, &mut diagnostics),
                Change::Remove => {
                    action.remove(places, document, &mut diagnostics);
                    Ok(())
                }
            };
            if let Err(fact) = done {
                action.is_obsolete(&fact, skip_obsolete, &mut diagnostics);
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
    ) -> Result<(), String> {
        let mut idle = true;
        for place in places {
            let target = document.get(place).expect("an update removes no locations");
            let plan = Plan::new(target, update, place);
            idle &= plan.edits.is_empty() && plan.conflicts.is_empty();
            for conflict in &plan.conflicts {
                let fact = format!("{}: {}", conflict.message, document.origin(&conflict.pointer));
                self.error(&fact, conflict.help, diagnostics);
            }
            if plan.conflicts.is_empty() {
                plan.edits.into_iter().for_each(|edit| self.edit(edit, document));
            }
        }
        if idle {
            return Err(format!(
                "is no longer needed in {}: everything it adds is already there",
                document.file()
            ));
        }
        Ok(())
    }

    /// Reports an action without effect, together with its former effect.
    fn is_obsolete(&self, fact: &str, skip: bool, diagnostics: &mut Diagnostics) {
        let did = match &self.change {
            Change::Remove => "it removed what it matched".to_owned(),
            Change::Update(Value::Object(members)) => {
                let members: Vec<String> = members.keys().map(|key| format!("`{key}`")).collect();
                format!("it wrote {}", members.join(", "))
            }
            Change::Update(_) => "it added an element".to_owned(),
        };
        let message = format!("the action `{}` {fact}; {did}", self.name);
        let reason = self.reason.split_once(". ").map_or(self.reason.trim_end(), |(first, _)| first);
        let reason = reason.trim_end_matches('.');
        if !skip {
            let help = format!(
                "delete the action if its reason no longer applies ({reason}); otherwise correct its target: \
                 names with dots or slashes need brackets, as in `$.paths['/users']`"
            );
            diagnostics.error(message).at(self.target_origin.clone()).help(help);
        } else if self.is_about_sending_again() {
            let help = format!(
                "fix or delete it; it decides whether a request is retried and is never skipped ({reason})"
            );
            diagnostics.error(message).at(self.target_origin.clone()).help(help);
        } else {
            let help = format!("it was skipped; its reason was: {reason}");
            diagnostics.warning(message).at(self.target_origin.clone()).help(help);
        }
    }

    /// Returns whether the action sets or removes the idempotency of a command.
    fn is_about_sending_again(&self) -> bool {
        fn says(value: &Value) -> bool {
            match value {
                Value::Object(members) => {
                    members.iter().any(|(key, value)| key == extension::IDEMPOTENT || says(value))
                }
                Value::Array(items) => items.iter().any(says),
                _ => false,
            }
        }
        let written = matches!(&self.change, Change::Update(update) if says(update));
        written || self.target.to_string().contains(extension::IDEMPOTENT)
    }

    fn edit(&self, edit: Edit, document: &mut Document) {
        let done = match edit {
            Edit::Set(pointer, value) => document.set(&pointer, value, &self.origin),
            Edit::Append(pointer, value) => document.append(&pointer, value, &self.origin),
        };
        debug_assert!(done, "a plan only names existing locations");
    }

    fn remove(&self, mut places: Vec<Pointer>, document: &mut Document, diagnostics: &mut Diagnostics) {
        if places.contains(&Pointer::root()) {
            let help = "target a member or an element instead of the root";
            self.error("would remove the whole document", help, diagnostics);
            return;
        }
        // Backwards, so that remaining elements keep their indexes and inner values are removed before outer
        // ones.
        places.sort_by(|left, right| compare(right, left));
        for place in places {
            let done = document.remove(&place);
            debug_assert!(done, "a match exists until it is removed");
        }
    }

    fn error(&self, fact: &str, help: &str, diagnostics: &mut Diagnostics) {
        let message = format!("the action `{}` {fact}", self.name);
        diagnostics.error(message).at(self.target_origin.clone()).help(help);
    }
}

/// Returns the locations that an action matches, without duplicates, in query order.
fn matches(action: &Action, value: &Value) -> Vec<Pointer> {
    let mut seen = BTreeSet::new();
    let places = action.target.query_located(value);
    let pointers = places.locations().map(|location| Pointer::from_text(location.to_json_pointer()));
    pointers.filter(|pointer| seen.insert(pointer.clone())).collect()
}

/// Compares locations by array index; the order of object members does not matter.
fn compare(left: &Pointer, right: &Pointer) -> Ordering {
    let key = |step: String| (step.parse::<usize>().ok(), step);
    left.steps().map(key).cmp(right.steps().map(key))
}
