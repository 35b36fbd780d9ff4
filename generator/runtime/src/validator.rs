//! Where the broken rules of a request are collected.

use std::collections::BTreeMap;

use serde_json::Value;

use super::excerpt::{listed, one_line, quoted};
use super::extra::Extra;
use super::field_validator::FieldValidator;
use super::unknown_value::UnknownValue;
use super::validation_error::{Relation, ValidationError, Violation};

/// How many characters of a key or value are shown.
const SHOWN: usize = 60;

/// Collects every rule that a request breaks, together with the place where it is broken.
#[derive(Debug, Default)]
pub struct Validator {
    path: Vec<Segment>,
    violations: Vec<Violation>,
}

/// One step on the way to a value.
#[derive(Debug)]
pub(super) enum Segment {
    Field(&'static str),
    Index(usize),
    Key(String),
}

impl Validator {
    /// Nothing looked at yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Steps into a field, whose rules the result offers.
    pub fn field<'a, T: ?Sized>(&'a mut self, name: &'static str, value: &'a T) -> FieldValidator<'a, T> {
        FieldValidator::enter(self, value, Segment::Field(name))
    }

    /// Stays at this place, for a value that is no field of it.
    pub fn value<'a, T: ?Sized>(&'a mut self, value: &'a T) -> FieldValidator<'a, T> {
        FieldValidator::stay(self, value)
    }

    /// At least one of the fields must be set.
    pub fn any_of(&mut self, fields: &[(&'static str, bool)]) {
        if !fields.iter().any(|(_, is_set)| *is_set) {
            let names = names(fields);
            let rule = format!("must have at least one of {}", listed(&names, "and"));
            self.add(Relation::Has, format!("neither {}", listed(&names, "nor")), rule);
        }
    }

    /// Exactly one of the fields must be set.
    pub fn exactly_one_of(&mut self, fields: &[(&'static str, bool)]) {
        let rule = format!("must have exactly one of {}", listed(&names(fields), "and"));
        match set_names(fields).as_slice() {
            [] => self.add(Relation::Has, format!("neither {}", listed(&names(fields), "nor")), rule),
            [_] => {}
            several => self.add(Relation::Has, listed(several, "and"), rule),
        }
    }

    /// At most one of the fields may be set.
    pub fn at_most_one_of(&mut self, fields: &[(&'static str, bool)]) {
        let set = set_names(fields);
        if set.len() > 1 {
            let rule = format!("must have at most one of {}", listed(&names(fields), "and"));
            self.add(Relation::Has, listed(&set, "and"), rule);
        }
    }

    /// The field may be set only if others are: `others` names them and `others_set` says whether enough of them are.
    pub fn only_with(&mut self, name: &'static str, is_set: bool, others: &[&'static str], others_set: bool) {
        if is_set && !others_set {
            let rule = format!("must be set only together with {}", listed(others, "or"));
            self.field(name, &()).violates(Relation::Is, "set", rule);
        }
    }

    /// The value at this place is none of those that its enumeration knows.
    pub fn unknown_value<T, K>(&mut self, value: &UnknownValue<T>, known: &[K])
    where
        T: Clone + Into<Value>,
        K: ToString,
    {
        let excerpt = match value.get().clone().into() {
            Value::String(text) => quoted(&text),
            other => one_line(&other.to_string(), SHOWN),
        };
        self.add(Relation::Is, excerpt, format!("must be one of {}", listed(known, "and")));
    }

    /// No extra field may repeat one that the type declares, since it would be sent twice.
    pub fn extra(&mut self, extra: &Extra, declared: &[&'static str]) {
        for name in declared.iter().filter(|name| extra.get(name).is_some()) {
            let rule = "must be set as the field of its own that it has";
            self.field(name, &()).violates(Relation::Is, "an extra field", rule);
        }
    }

    /// No field given by name may repeat one that the type declares, since it would be sent twice.
    pub fn others<T>(&mut self, others: &BTreeMap<String, T>, declared: &[&'static str]) {
        for name in declared.iter().filter(|name| others.contains_key(**name)) {
            let rule = "must be set as the field of its own that it has";
            self.field(name, &()).violates(Relation::Is, "given by name", rule);
        }
    }

    /// No extra field may be one that only another form of the object has, or one that tells the forms apart.
    pub fn forbidden_keys(&mut self, extra: &Extra, names: &[&'static str]) {
        for name in names.iter().filter(|name| extra.get(name).is_some()) {
            self.field(name, &()).violates(Relation::Is, "an extra field", "must not be set in this form");
        }
    }

    /// Notes a broken rule at this place: `value` says what stands there, `rule` what it must be.
    pub fn violation(&mut self, value: impl Into<String>, rule: impl Into<String>) {
        self.add(Relation::Is, value.into(), rule.into());
    }

    /// The result: `Ok` if no rule is broken.
    pub fn finish(self) -> Result<(), ValidationError> {
        ValidationError::from_violations(self.violations).map_or(Ok(()), Err)
    }

    /// Steps in and says how deep the place was before.
    pub(super) fn enter(&mut self, segment: Segment) -> usize {
        self.path.push(segment);
        self.path.len() - 1
    }

    pub(super) fn depth(&self) -> usize {
        self.path.len()
    }

    pub(super) fn leave_to(&mut self, depth: usize) {
        self.path.truncate(depth);
    }

    pub(super) fn add(&mut self, relation: Relation, value: String, rule: String) {
        let violation = Violation::new(self.path_text(), relation, value, rule);
        // Several rules may share a part, as all rules for numbers ask for a finite one.
        let mut of_this_place = self.violations.iter().rev().take_while(|other| other.is_at(&violation));
        if !of_this_place.any(|other| *other == violation) {
            self.violations.push(violation);
        }
    }

    fn path_text(&self) -> String {
        let mut text = String::new();
        for segment in &self.path {
            let step = match segment {
                Segment::Field(name) => (*name).to_owned(),
                Segment::Index(index) => format!("[{index}]"),
                Segment::Key(key) if is_plain(key) => one_line(key, SHOWN),
                Segment::Key(key) => format!("[{}]", quoted(key)),
            };
            if !text.is_empty() && !step.starts_with('[') {
                text.push('.');
            }
            text.push_str(&step);
        }
        text
    }
}

/// Whether a key reads as a name in a path without quotation marks.
fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn names(fields: &[(&'static str, bool)]) -> Vec<&'static str> {
    fields.iter().map(|(name, _)| *name).collect()
}

fn set_names(fields: &[(&'static str, bool)]) -> Vec<&'static str> {
    fields.iter().filter(|(_, is_set)| *is_set).map(|(name, _)| *name).collect()
}
