//! Reading objects by their descriptions.

use std::borrow::Cow;

use super::super::excerpt::listed;
use super::build::FieldsMut;
use super::node::Node;
use super::problem::Step;
use super::reader::{MISSING, Reader, Reported};
use super::shape::{AdditionalProperties, Field, Object, Presence, Union};

impl Reader {
    /// Fills the fields of an object and reports all problems.
    ///
    /// In tolerant mode, an optional field that does not fit stays unset and is kept as an additional field.
    pub fn object(
        &mut self,
        object: &'static Object,
        target: &mut dyn FieldsMut,
        value: &mut Node<'_>,
    ) -> Result<(), Reported> {
        let found = self.entries(value)?;
        let begin = self.checkpoint();
        let mut set = Places::new(object.fields.len());
        let mut additional = Vec::new();
        for (key, value) in found {
            match object.position(&key) {
                Some(index) if set.has(index) && object.fields[index].choice.is_some() => {
                    self.second_variant(key, value, &mut additional);
                }
                Some(index) if set.has(index) && !self.is_tolerant => {
                    self.report_at(Step::Field(object.fields[index].name), "duplicate field");
                }
                Some(index) => {
                    set.add(index);
                    self.field(object, index, target, (key, value), &mut additional);
                }
                None if object.tag.is_some_and(|(name, _)| name == key) => {}
                None => {
                    self.unknown(object, &key);
                    additional.push((key, value));
                }
            }
        }
        for (index, field) in object.fields.iter().enumerate() {
            if matches!(field.presence, Presence::Required | Presence::Nullable) && !set.has(index) {
                self.missing(field);
            }
        }
        if !additional.is_empty() && !matches!(object.additional, AdditionalProperties::Forbidden) {
            target.field_mut(object.fields.len()).fill(&mut Node::Object(additional), self)?;
        }
        self.result_since(begin)
    }

    fn field<'n>(
        &mut self,
        object: &'static Object,
        index: usize,
        target: &mut dyn FieldsMut,
        (key, mut value): (Cow<'n, str>, Node<'n>),
        additional: &mut Vec<(Cow<'n, str>, Node<'n>)>,
    ) {
        let field = &object.fields[index];
        let costs_itself = self.is_tolerant
            && matches!(field.presence, Presence::Optional | Presence::OptionalNullable)
            && field.choice.is_none();
        if value.is_null() {
            match field.presence {
                Presence::Nullable => return,
                // Many responses have null for what is not known yet. Keeping it tells null from absent.
                Presence::Optional if costs_itself => {
                    additional.push((key, value));
                    return;
                }
                _ => {}
            }
        }
        if field.choice.is_some() {
            value = Node::Object(vec![(key.clone(), value)]);
        }
        // Filling consumes arrays and objects even if it fails.
        let before =
            (costs_itself && matches!(value, Node::Array(_) | Node::Object(_))).then(|| value.clone());
        let begin = self.checkpoint();
        let is_filled = target.field_mut(index).fill(&mut value, self).is_ok();
        if is_filled && !self.has_problems_since(begin) {
            return;
        }
        if costs_itself {
            self.forget(begin);
            self.leave(begin, &Step::Field(field.name));
            additional.push((key, before.unwrap_or(value)));
        } else if field.choice.is_none() {
            // The variant itself adds its key, which is the key of the choice.
            self.leave(begin, &Step::Field(field.name));
        }
    }

    fn second_variant<'n>(
        &mut self,
        key: Cow<'n, str>,
        value: Node<'n>,
        additional: &mut Vec<(Cow<'n, str>, Node<'n>)>,
    ) {
        if self.is_tolerant {
            additional.push((key, value));
        } else {
            self.report_at(Step::Key(key.into_owned()), "only one variant of this object can be set");
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
                self.report(format!("must have one of {}", listed(&keys, "and")))
            }
        };
    }
}

/// The set of fields that are set; allocates only for objects with more than 128 fields.
struct Places {
    first: u128,
    more: Vec<bool>,
}

impl Places {
    const FIRST: usize = 128;

    fn new(count: usize) -> Self {
        Self { first: 0, more: vec![false; count.saturating_sub(Self::FIRST)] }
    }

    fn has(&self, index: usize) -> bool {
        if index < Self::FIRST { self.first >> index & 1 == 1 } else { self.more[index - Self::FIRST] }
    }

    fn add(&mut self, index: usize) {
        if index < Self::FIRST {
            self.first |= 1 << index;
        } else {
            self.more[index - Self::FIRST] = true;
        }
    }
}
