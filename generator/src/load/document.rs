//! A document in memory: its values, and where each of them was written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::places::{Place, Source, SourceFile, Step};
use crate::diagnostic::{Diagnostics, Origin};
use crate::openapi;
use crate::pointer::Pointer;

/// A tree of JSON values that can say where each of its places stands.
#[derive(Clone, Debug)]
pub struct Document {
    file: Arc<SourceFile>,
    value: Value,
    places: Place,
    /// Schemas that were reported, and are looked at no more.
    given_up: BTreeSet<Pointer>,
}

impl Document {
    pub(super) fn new(file: SourceFile, value: Value, places: Place) -> Self {
        Self { file: Arc::new(file), value, places, given_up: BTreeSet::new() }
    }

    /// The name of the file, as the caller gave it; of the main one, where others were merged into it.
    pub fn file(&self) -> &str {
        &self.file.name
    }

    /// The whole tree.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// The whole tree, to change it.
    ///
    /// What is written this way has no place of its own: its origin is that of the nearest place around it that was
    /// read. [`Document::set`], [`Document::append`] and [`Document::remove`] keep the places right.
    pub fn value_mut(&mut self) -> &mut Value {
        &mut self.value
    }

    /// The value at a place.
    pub fn get(&self, pointer: &Pointer) -> Option<&Value> {
        self.value.pointer(pointer.as_str())
    }

    /// Where a value comes from: a place in a file, or the action of the overlay that put it there.
    ///
    /// A member stands where its key does. A place that does not exist stands where what would hold it does.
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

    /// Replaces the value at a place, or adds the member, and notes who did it. Returns whether there is such a place.
    pub fn set(&mut self, pointer: &Pointer, value: Value, by: &Arc<Origin>) -> bool {
        self.put(pointer, value, Place::inserted(by))
    }

    /// Adds an element to the array at a place, and notes who did it. Returns whether there is such an array.
    pub fn append(&mut self, pointer: &Pointer, value: Value, by: &Arc<Origin>) -> bool {
        let Some(mut steps) = self.steps(pointer) else { return false };
        let Some(Value::Array(elements)) = self.value.pointer_mut(pointer.as_str()) else { return false };
        steps.push(Step::Element(elements.len()));
        elements.push(value);
        self.places.put(&steps, Place::inserted(by));
        true
    }

    /// Takes over what another document has at a place: the value in the same place, and where it was written. Objects
    /// around it that are missing here are made, and stand where the other document has them. Returns whether the other
    /// has such a value, and this one room for it.
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

    /// The places at and below a pointer, complete in themselves so that they can stand in another document.
    fn place_for_graft(&self, pointer: &Pointer) -> Place {
        let nearest = self.places.nearest(pointer.steps());
        let place = pointer.steps().try_fold(&self.places, |place, step| place.step(step));
        Place {
            source: nearest.source.cloned(),
            file: Some(Arc::clone(nearest.file.unwrap_or(&self.file))),
            ..place.cloned().unwrap_or_default()
        }
    }

    /// Puts a value in another place as well, which has a parent, together with where it was written. Returns whether there
    /// was one.
    pub(crate) fn copy(&mut self, from: &Pointer, to: &Pointer) -> bool {
        let Some(value) = self.get(from).cloned() else { return false };
        let place = self.place_for_graft(from);
        self.put(to, value, place)
    }

    /// Makes plain JSON of a schema about which an error was reported, so that the others can be looked at.
    pub(crate) fn give_up(&mut self, schema: &Pointer) {
        if let Some(value) = self.value.pointer_mut(schema.as_str()) {
            *value = openapi::plain_json();
            self.given_up.insert(schema.clone());
        }
    }

    /// Whether an error was reported about any schema.
    pub(crate) fn has_given_up(&self) -> bool {
        !self.given_up.is_empty()
    }

    /// Whether an error was reported about the schema there.
    pub(crate) fn is_given_up(&self, schema: &Pointer) -> bool {
        self.given_up.contains(schema)
    }

    /// Reports every number that no value can hold.
    pub(crate) fn reject_unfit_numbers(&self, problems: &mut Diagnostics) {
        let mut open = vec![(Pointer::root(), &self.places, &self.value)];
        while let Some((at, place, value)) = open.pop() {
            if let (Some(number), Value::Null) = (&place.unfit, value) {
                let (fact, help) = if number.contains('.') {
                    (
                        "is not a number that JSON has",
                        "write a finite number, or put quotes around it if it is text",
                    )
                } else {
                    (
                        "does not fit in 64 bits",
                        "write a number that does, or give it a point or an exponent: `1e30`",
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

    /// Takes a member or an element out. Returns whether there was one; the root cannot be taken out.
    pub fn remove(&mut self, pointer: &Pointer) -> bool {
        let (Some(steps), Some(parent)) = (self.steps(pointer), pointer.parent()) else { return false };
        match (self.value.pointer_mut(parent.as_str()), steps.last()) {
            (Some(Value::Object(members)), Some(Step::Member(key))) => {
                // A plain removal would move the last member into the gap and so reorder what is generated.
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

    /// The steps to a place whose parent exists, each told apart by what it leads through.
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
