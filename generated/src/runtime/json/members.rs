//! The fields of an object that is being read.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::super::excerpt::listed;
use super::super::extra::Extra;
use super::build::Build;
use super::problem::Step;
use super::reader::{MISSING, Mark, Reader, Reported};
use super::shape::{Field, Object, Presence, Rest, Union};

/// The fields of an object, to be taken out one by one.
///
/// Where reading is tolerant, a field that does not fit is left out and kept among the extra fields.
#[derive(Debug)]
pub struct Members<'r> {
    reader: &'r mut Reader,
    object: &'static Object,
    found: Vec<Option<Value>>,
    rest: Map<String, Value>,
}

/// A field that is being read.
struct Entered {
    value: Value,
    /// What it was before, where reading it may fail halfway and must cost nothing.
    before: Option<Value>,
    mark: Mark,
}

impl<'r> Members<'r> {
    /// Sorts the fields by the object's description.
    pub(super) fn sorted(
        reader: &'r mut Reader,
        object: &'static Object,
        fields: Map<String, Value>,
    ) -> Self {
        let mut found = vec![None; object.fields.len()];
        let mut rest = Map::new();
        for (key, value) in fields {
            match object.position(&key) {
                Some(index) if found[index].is_none() => {
                    found[index] = Some(match object.fields[index].choice {
                        None => value,
                        Some(_) => Value::Object(Map::from_iter([(key, value)])),
                    });
                }
                // A second form of the same choice.
                Some(_) if reader.is_tolerant => {
                    rest.insert(key, value);
                }
                Some(index) => {
                    let chosen =
                        found[index].as_ref().and_then(Value::as_object).and_then(|it| it.keys().next());
                    let chosen = chosen.map_or("", String::as_str);
                    let message = format!("cannot stand beside `{chosen}`");
                    reader.report_at(Step::Key(key), message);
                }
                None if object.tag.is_some_and(|(name, _)| name == key) => {}
                None => {
                    let is_closed = matches!(object.rest, Rest::Forbidden);
                    if is_closed || (reader.denies_unknown && matches!(object.rest, Rest::Extra)) {
                        let keys: Vec<_> = object.keys().collect();
                        reader.unknown_field(&key, &keys, is_closed, object.holder_of(&key));
                    }
                    rest.insert(key, value);
                }
            }
        }
        Self { reader, object, found, rest }
    }

    /// The value of a field that must be there.
    pub fn required<T: Build>(&mut self, index: usize) -> Result<T, Reported> {
        let mut entered = self.enter_required(index)?;
        let built = T::build(&mut entered.value, self.reader);
        self.leave_required(index, &entered);
        built
    }

    /// The values of the first two fields, which must both be there.
    pub fn both<A: Build, B: Build>(&mut self) -> Result<(A, B), Reported> {
        let (first, second) = (self.required(0), self.required(1));
        Ok((first?, second?))
    }

    /// The value of a field that may be absent.
    pub fn optional<T: Build>(&mut self, index: usize) -> Option<T> {
        let mut entered = self.enter(index)?;
        let built = T::build(&mut entered.value, self.reader).ok();
        self.leave(index, entered, built.is_some());
        built
    }

    /// The fields that have no name of their own.
    pub fn extra(&mut self) -> Extra {
        std::mem::take(&mut self.rest).into()
    }

    /// The fields that have no name of their own, but all one type.
    pub fn others<T: Build>(&mut self) -> Result<BTreeMap<String, T>, Reported> {
        BTreeMap::build(&mut Value::Object(std::mem::take(&mut self.rest)), self.reader)
    }

    fn enter(&mut self, index: usize) -> Option<Entered> {
        let value = self.found[index].take()?;
        let field = &self.object.fields[index];
        // Many answers have null for what is not known yet; that is told apart from absent by keeping it.
        if self.reader.is_tolerant && value.is_null() && field.presence == Presence::Optional {
            self.rest.insert(field.name.to_owned(), value);
            return None;
        }
        let before =
            (self.reader.is_tolerant && (value.is_array() || value.is_object())).then(|| value.clone());
        Some(Entered { value, before, mark: self.reader.mark() })
    }

    fn leave(&mut self, index: usize, entered: Entered, is_built: bool) {
        if is_built && !self.reader.has_problems_since(entered.mark) {
            return;
        }
        let field = &self.object.fields[index];
        if !self.reader.is_tolerant {
            leave(self.reader, field, entered.mark);
            return;
        }
        self.reader.forget(entered.mark);
        match (entered.before.unwrap_or(entered.value), field.choice) {
            (Value::Object(mut form), Some(_)) => self.rest.append(&mut form),
            (value, _) => {
                self.rest.insert(field.name.to_owned(), value);
            }
        }
    }

    fn enter_required(&mut self, index: usize) -> Result<Entered, Reported> {
        match self.found[index].take() {
            Some(value) => Ok(Entered { value, before: None, mark: self.reader.mark() }),
            None => Err(missing(self.reader, &self.object.fields[index])),
        }
    }

    fn leave_required(&mut self, index: usize, entered: &Entered) {
        leave(self.reader, &self.object.fields[index], entered.mark);
    }
}

fn leave(reader: &mut Reader, field: &Field, mark: Mark) {
    // The key of a choice is that of the form, which the form itself adds.
    if field.choice.is_none() && reader.has_problems_since(mark) {
        reader.leave(mark, &Step::Field(field.name));
    }
}

fn missing(reader: &mut Reader, field: &Field) -> Reported {
    match field.choice {
        None => reader.report_at(Step::Field(field.name), MISSING),
        Some(choice) => {
            let keys: Vec<_> = Union::keys(choice).map(|key| format!("`{key}`")).collect();
            reader.report(format!("has none of {}, and must have one", listed(&keys, "and")))
        }
    }
}
