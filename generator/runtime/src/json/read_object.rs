//! Reading objects by their descriptions.

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
        value: Node<'_>,
    ) -> Result<(), Reported> {
        let pairs = self.pairs(value)?;
        let begin = self.checkpoint();
        let mut set = Places::new(object.fields.len());
        // Fields are usually in the order of the description.
        let (mut next, mut additional) = (0, Vec::new());
        for (key, value) in pairs.iter() {
            match object.position_from(next, key) {
                Some(index) if set.has(index) && object.fields[index].choice.is_some() => {
                    self.second_variant(key, value, &mut additional);
                }
                Some(index) if set.has(index) && !self.is_tolerant => {
                    self.report_at(Step::Field(object.fields[index].name), "duplicate field");
                }
                Some(index) => {
                    set.add(index);
                    next = index + 1;
                    self.field(object, index, target, (key, value), &mut additional);
                }
                None if object.tag.is_some_and(|(name, _)| name == key) => {}
                None => {
                    self.unknown(object, key);
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
            target.field_mut(object.fields.len()).fill(Node::object(&additional), self)?;
        }
        self.result_since(begin)
    }

    fn field<'t>(
        &mut self,
        object: &'static Object,
        index: usize,
        target: &mut dyn FieldsMut,
        (key, value): (&'t str, Node<'t>),
        additional: &mut Vec<(&'t str, Node<'t>)>,
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
        let variant;
        let content = if field.choice.is_some() {
            variant = [(key, value)];
            Node::object(&variant)
        } else {
            value
        };
        let begin = self.checkpoint();
        let is_filled = target.field_mut(index).fill(content, self).is_ok();
        if is_filled && !self.has_problems_since(begin) {
            return;
        }
        if costs_itself {
            self.forget(begin);
            self.leave(begin, &Step::Field(field.name));
            additional.push((key, value));
        } else if field.choice.is_none() {
            // The variant itself adds its key, which is the key of the choice.
            self.leave(begin, &Step::Field(field.name));
        }
    }

    fn second_variant<'t>(
        &mut self,
        key: &'t str,
        value: Node<'t>,
        additional: &mut Vec<(&'t str, Node<'t>)>,
    ) {
        if self.is_tolerant {
            additional.push((key, value));
        } else {
            self.report_at(Step::Key(key.to_owned()), "only one variant of this object can be set");
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
    first: [bool; Self::FIRST],
    more: Vec<bool>,
}

impl Places {
    const FIRST: usize = 128;

    fn new(count: usize) -> Self {
        Self { first: [false; Self::FIRST], more: vec![false; count.saturating_sub(Self::FIRST)] }
    }

    fn has(&self, index: usize) -> bool {
        if index < Self::FIRST { self.first[index] } else { self.more[index - Self::FIRST] }
    }

    fn add(&mut self, index: usize) {
        if index < Self::FIRST {
            self.first[index] = true;
        } else {
            self.more[index - Self::FIRST] = true;
        }
    }
}
