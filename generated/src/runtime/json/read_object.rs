//! Reading an object by its description.

use serde_json::{Map, Value};

use super::super::excerpt::listed;
use super::problem::Step;
use super::reader::{MISSING, Reader, Reported};
use super::reflect::Fields;
use super::shape::{AdditionalProperties, Field, Object, Presence, Union};

impl Reader {
    /// Fills the fields of an object, and reports all that is wrong.
    ///
    /// Where reading is tolerant, a field that does not fit is left out and kept among the extra fields.
    pub fn object(
        &mut self,
        object: &'static Object,
        target: &mut dyn Fields,
        value: &mut Value,
    ) -> Result<(), Reported> {
        let found = std::mem::take(self.entries(value)?);
        let begin = self.checkpoint();
        let mut is_set = vec![false; object.fields.len()];
        let mut additional = Map::new();
        for (key, value) in found {
            match object.position(&key) {
                Some(index) if is_set[index] && object.fields[index].choice.is_some() => {
                    self.second_form(key, value, &mut additional);
                }
                Some(index) => {
                    is_set[index] = true;
                    self.field(object, index, target, (key, value), &mut additional);
                }
                None if object.tag.is_some_and(|(name, _)| name == key) => {}
                None => {
                    self.unknown(object, &key);
                    additional.insert(key, value);
                }
            }
        }
        for (field, _) in object.fields.iter().zip(is_set).filter(|(_, is_set)| !is_set) {
            if matches!(field.presence, Presence::Required | Presence::Nullable) {
                self.missing(field);
            }
        }
        if !additional.is_empty() && !matches!(object.additional, AdditionalProperties::Forbidden) {
            target.field_mut(object.fields.len()).fill(&mut Value::Object(additional), self)?;
        }
        self.result_since(begin)
    }

    fn field(
        &mut self,
        object: &'static Object,
        index: usize,
        target: &mut dyn Fields,
        (key, mut value): (String, Value),
        additional: &mut Map<String, Value>,
    ) {
        let field = &object.fields[index];
        let costs_itself = self.is_tolerant
            && matches!(field.presence, Presence::Optional | Presence::OptionalNullable)
            && field.choice.is_none();
        if value.is_null() {
            match field.presence {
                Presence::Nullable => return,
                // Many answers have null for what is not known yet; that is told apart from absent by keeping it.
                Presence::Optional if costs_itself => {
                    additional.insert(key, value);
                    return;
                }
                _ => {}
            }
        }
        if field.choice.is_some() {
            value = Value::Object(Map::from_iter([(key.clone(), value)]));
        }
        // Filling takes lists and objects apart, and may then fail.
        let before = (costs_itself && (value.is_array() || value.is_object())).then(|| value.clone());
        let mark = self.checkpoint();
        let is_filled = target.field_mut(index).fill(&mut value, self).is_ok();
        if is_filled && !self.has_problems_since(mark) {
            return;
        }
        if costs_itself {
            self.forget(mark);
            self.leave(mark, &Step::Field(field.name));
            additional.insert(key, before.unwrap_or(value));
        } else if field.choice.is_none() {
            // The key of a choice is that of the form, which the form itself adds.
            self.leave(mark, &Step::Field(field.name));
        }
    }

    fn second_form(&mut self, key: String, value: Value, additional: &mut Map<String, Value>) {
        if self.is_tolerant {
            additional.insert(key, value);
        } else {
            self.report_at(Step::Key(key), "only one form of this object can be given");
        }
    }

    fn unknown(&mut self, object: &'static Object, key: &str) {
        let is_closed = matches!(object.additional, AdditionalProperties::Forbidden);
        if is_closed || (self.denies_unknown && matches!(object.additional, AdditionalProperties::Extra)) {
            let keys: Vec<_> = object.keys().collect();
            self.unknown_field(key, &keys, is_closed, object.holder_of(key));
        }
    }

    fn missing(&mut self, field: &Field) {
        match field.choice {
            None => self.report_at(Step::Field(field.name), MISSING),
            Some(choice) => {
                let keys: Vec<_> = Union::keys(choice).map(|key| format!("`{key}`")).collect();
                self.report(format!("has none of {}, and must have one", listed(&keys, "and")))
            }
        };
    }
}
