//! A document in memory: its values and where each one comes from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::places::{Place, Source, SourceFile, Step};
use crate::diagnostic::{Diagnostics, Origin};
use crate::openapi;
use crate::pointer::Pointer;

/// A tree of JSON values that records the origin of each location.
#[derive(Clone, Debug)]
pub struct Document {
    file: Arc<SourceFile>,
    value: Value,
    places: Place,
    /// Schemas with a reported error, which are no longer checked.
    given_up: BTreeSet<Pointer>,
}

impl Document {
    pub(super) fn new(file: SourceFile, value: Value, places: Place) -> Self {
        Self { file: Arc::new(file), value, places, given_up: BTreeSet::new() }
    }

    /// Returns the name of the (main) file as given by the caller.
    pub fn file(&self) -> &str {
        &self.file.name
    }

    /// Returns the whole tree.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// Returns the whole tree for modification.
    ///
    /// Values written this way have no origin of their own: they get that of the nearest enclosing value that
    /// was read. [`Document::set`], [`Document::append`] and [`Document::remove`] keep origins correct.
    pub fn value_mut(&mut self) -> &mut Value {
        &mut self.value
    }

    /// Returns the value at a location.
    pub fn get(&self, pointer: &Pointer) -> Option<&Value> {
        self.value.pointer(pointer.as_str())
    }

    /// Returns the origin of a value: a location in a file or the overlay action that inserted it.
    ///
    /// A member has the position of its key. A missing location has the position of the nearest existing
    /// parent.
    pub fn origin(&self, pointer: &Pointer) -> Origin {
        let nearest = self.places.nearest(pointer.steps());
        let file = nearest.file.unwrap_or(&self.file);
        let excerpt = match nearest.source {
            Some(Source::Inserted(action)) => {
                return Origin { target: Some(pointer.clone()), ..Origin::clone(action) };
            }
            Some(Source::Written(span)) => file.lines.excerpt(span.clone()),
            None => None,
        };
        Origin { file: file.name.clone(), pointer: pointer.clone(), excerpt, target: None }
    }

    /// Sets or adds a value and records who set it. Returns `false` if there is no place for it.
    pub fn set(&mut self, pointer: &Pointer, value: Value, by: &Arc<Origin>) -> bool {
        self.put(pointer, value, Place::inserted(by))
    }

    /// Appends an element to an array and records who added it. Returns `false` if there is no such array.
    pub fn append(&mut self, pointer: &Pointer, value: Value, by: &Arc<Origin>) -> bool {
        let Some(mut steps) = self.steps(pointer) else { return false };
        let Some(Value::Array(elements)) = self.value.pointer_mut(pointer.as_str()) else { return false };
        steps.push(Step::Element(elements.len()));
        elements.push(value);
        self.places.put(&steps, Place::inserted(by));
        true
    }

    /// Copies a value and its origins from another document to the same location.
    ///
    /// Missing parent objects are created with the origins they have in the other document. Returns `false`
    /// if the other document has no such value or it cannot be placed here.
    pub(super) fn graft(&mut self, pointer: &Pointer, other: &Self) -> bool {
        let Some(value) = other.get(pointer) else { return false };
        let above: Vec<Pointer> = std::iter::successors(pointer.parent(), Pointer::parent)
            .filter(|above| self.get(above).is_none())
            .collect();
        for missing in above.iter().rev() {
            let place = Place { below: BTreeMap::new(), ..other.place_for_graft(missing) };
            if !self.put(missing, Value::Object(Map::new()), place) {
                return false;
            }
        }
        self.put(pointer, value.clone(), other.place_for_graft(pointer))
    }

    /// Returns the self-contained places at and below a pointer, for use in another document.
    fn place_for_graft(&self, pointer: &Pointer) -> Place {
        let nearest = self.places.nearest(pointer.steps());
        let place = pointer.steps().try_fold(&self.places, |place, step| place.step(step));
        Place {
            source: nearest.source.cloned(),
            file: Some(Arc::clone(nearest.file.unwrap_or(&self.file))),
            ..place.cloned().unwrap_or_default()
        }
    }

    /// Copies a value and its origins to another location whose parent exists. Returns `false` if there is no
    /// value.
    pub(crate) fn copy(&mut self, from: &Pointer, to: &Pointer) -> bool {
        let Some(value) = self.get(from).cloned() else { return false };
        let place = self.place_for_graft(from);
        self.put(to, value, place)
    }

    /// Replaces a schema with a reported error by plain JSON so that the others can be checked.
    pub(crate) fn give_up(&mut self, schema: &Pointer) {
        if let Some(value) = self.value.pointer_mut(schema.as_str()) {
            *value = openapi::plain_json();
            self.given_up.insert(schema.clone());
        }
    }

    /// Replaces a schema without a Rust type by plain JSON. Returns `false` if it is gone or already plain.
    pub(crate) fn keep_as_json(&mut self, schema: &Pointer) -> bool {
        const KEPT: [&str; 6] = ["title", "description", "default", "deprecated", "readOnly", "writeOnly"];
        let Some(value) = self.value.pointer_mut(schema.as_str()) else { return false };
        let mut plain = Map::new();
        if let Some(described) = value.as_object_mut() {
            plain.extend(KEPT.iter().filter_map(|key| described.shift_remove_entry(*key)));
            // A schema without keywords allows any value.
            let is_new = !described.is_empty();
            *described = plain;
            return is_new;
        }
        *value = Value::Object(plain);
        true
    }

    /// Returns whether any schema was given up.
    pub(crate) fn has_given_up(&self) -> bool {
        !self.given_up.is_empty()
    }

    /// Returns whether the schema at this location was given up.
    pub(crate) fn is_given_up(&self, schema: &Pointer) -> bool {
        self.given_up.contains(schema)
    }

    /// Reports every number that cannot be represented.
    pub(crate) fn reject_unfit_numbers(&self, problems: &mut Diagnostics) {
        let mut open = vec![(Pointer::root(), &self.places, &self.value)];
        while let Some((at, place, value)) = open.pop() {
            if let (Some(number), Value::Null) = (&place.unfit, value) {
                let (fact, help) = if number.contains('.') {
                    ("cannot be represented in JSON", "write a finite number, or quote it if it is a string")
                } else {
                    (
                        "does not fit in 64 bits",
                        "write a number that fits, or a floating-point number such as `1e30`",
                    )
                };
                problems.error(format!("the number {number} {fact}")).at(self.origin(&at)).help(help);
            }
            for (step, place) in place.below.iter().rev() {
                match step {
                    Step::Member(key) => open.extend(value.get(key).map(|value| (at.key(key), place, value))),
                    Step::Element(index) => {
                        open.extend(value.get(index).map(|value| (at.index(*index), place, value)));
                    }
                }
            }
        }
    }

    fn put(&mut self, pointer: &Pointer, value: Value, place: Place) -> bool {
        let Some(steps) = self.steps(pointer) else { return false };
        let Some(slot) = self.slot(pointer) else { return false };
        *slot = value;
        self.places.put(&steps, place);
        true
    }

    /// Removes a member or an element. Returns `false` if there is none; the root cannot be removed.
    pub fn remove(&mut self, pointer: &Pointer) -> bool {
        let (Some(steps), Some(parent)) = (self.steps(pointer), pointer.parent()) else { return false };
        match (self.value.pointer_mut(parent.as_str()), steps.last()) {
            (Some(Value::Object(members)), Some(Step::Member(key))) => {
                // Plain `remove` swaps the last member into the gap, which would reorder the generated code.
                if members.shift_remove(key).is_none() {
                    return false;
                }
            }
            (Some(Value::Array(elements)), Some(Step::Element(index))) if *index < elements.len() => {
                elements.remove(*index);
            }
            _ => return false,
        }
        self.places.take(&steps);
        true
    }

    /// Returns the steps to a location whose parent exists, each as a member or an element.
    fn steps(&self, pointer: &Pointer) -> Option<Vec<Step>> {
        let mut value = Some(&self.value);
        let mut steps = Vec::new();
        for step in pointer.steps() {
            match value? {
                Value::Object(members) => {
                    value = members.get(&step);
                    steps.push(Step::Member(step));
                }
                Value::Array(elements) => {
                    let index = step.parse().ok()?;
                    value = elements.get(index);
                    steps.push(Step::Element(index));
                }
                _ => return None,
            }
        }
        Some(steps)
    }

    fn slot(&mut self, pointer: &Pointer) -> Option<&mut Value> {
        let (Some(parent), Some(last)) = (pointer.parent(), pointer.last()) else {
            return Some(&mut self.value);
        };
        match self.value.pointer_mut(parent.as_str())? {
            Value::Object(members) => Some(members.entry(last).or_insert(Value::Null)),
            Value::Array(elements) => elements.get_mut(last.parse::<usize>().ok()?),
            _ => None,
        }
    }
}
