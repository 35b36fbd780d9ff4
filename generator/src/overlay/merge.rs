//! Plans what an update changes before anything is changed.

use serde_json::Value;

use crate::pointer::Pointer;

/// One change to a document.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Edit {
    /// Sets the value at a location, whether or not it exists.
    Set(Pointer, Value),
    /// Appends an element to the array at a location.
    Append(Pointer, Value),
}

/// Why an update cannot be applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Conflict {
    pub(super) pointer: Pointer,
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// The effect of an update. Without edits and conflicts, everything is already there.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) edits: Vec<Edit>,
    pub(super) conflicts: Vec<Conflict>,
}

impl Plan {
    /// Creates the plan for one matched location.
    pub(super) fn new(target: &Value, update: &Value, pointer: &Pointer) -> Self {
        let mut plan = Self::default();
        match target {
            Value::Object(_) => plan.merge(target, update, pointer),
            Value::Array(elements) if elements.contains(update) => {}
            Value::Array(_) => plan.edits.push(Edit::Append(pointer.clone(), update.clone())),
            _ => {
                let help = "target the enclosing object and put the member into `update`";
                plan.conflict(pointer, format!("cannot update {}", kind(target)), help);
            }
        }
        plan
    }

    fn merge(&mut self, target: &Value, update: &Value, pointer: &Pointer) {
        match (target, update) {
            (Value::Object(members), Value::Object(updates)) => {
                for (key, update) in updates {
                    let pointer = pointer.key(key);
                    match members.get(key) {
                        Some(member) => self.merge(member, update, &pointer),
                        None => self.edits.push(Edit::Set(pointer, update.clone())),
                    }
                }
            }
            (Value::Array(elements), Value::Array(updates)) => self.extend(elements, updates, pointer),
            (Value::Object(_) | Value::Array(_), _) | (_, Value::Object(_) | Value::Array(_)) => {
                let help = "remove the old value in a separate action before this one";
                let message = format!("cannot merge {} into {}", kind(update), kind(target));
                self.conflict(pointer, message, help);
            }
            _ if target == update => {}
            _ => self.edits.push(Edit::Set(pointer.clone(), update.clone())),
        }
    }

    /// Appends elements. Lists in a description are sets (`required`, `enum`, `oneOf`), so an element that
    /// the description has gained in the meantime must not be added twice.
    fn extend(&mut self, elements: &[Value], updates: &[Value], pointer: &Pointer) {
        let missing: Vec<_> = updates.iter().filter(|update| !elements.contains(update)).collect();
        if missing.is_empty() {
            return;
        }
        if missing.len() < updates.len() {
            let present = updates.len() - missing.len();
            let help = "remove the elements that already exist from the action";
            let message = format!("cannot append: {present} of the {} elements already exist", updates.len());
            self.conflict(pointer, message, help);
            return;
        }
        self.edits.extend(missing.into_iter().map(|update| Edit::Append(pointer.clone(), update.clone())));
    }

    fn conflict(&mut self, pointer: &Pointer, message: String, help: &'static str) {
        self.conflicts.push(Conflict { pointer: pointer.clone(), message, help });
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
