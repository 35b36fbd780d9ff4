//! One value of a request while its rules are looked at.

use super::validate::Validate;
use super::validation_error::Relation;
use super::validator::{Segment, Validator};

/// One value of a request. Its methods are the rules that it must keep; which of them there are depends on the
/// value. A value that is absent keeps every rule.
#[derive(Debug)]
pub struct FieldValidator<'a, T: ?Sized> {
    validator: &'a mut Validator,
    value: &'a T,
    /// How many segments the path had before this value was entered.
    outside: usize,
    is_key: bool,
    /// Whether the value keeps every rule, whatever it is.
    is_exempt: bool,
}

impl<'a, T: ?Sized> FieldValidator<'a, T> {
    /// Steps into a value. Dropping the field steps out again.
    pub(super) fn enter(validator: &'a mut Validator, value: &'a T, segment: Segment) -> Self {
        let outside = validator.enter(segment);
        Self { validator, value, outside, is_key: false, is_exempt: false }
    }

    /// Looks at a value that stands at the report's own place.
    pub(super) fn stay(validator: &'a mut Validator, value: &'a T) -> Self {
        let outside = validator.depth();
        Self { validator, value, outside, is_key: false, is_exempt: false }
    }

    pub(super) fn value(&self) -> &'a T {
        self.value
    }

    pub(super) fn validator(&mut self) -> &mut Validator {
        self.validator
    }

    /// Whatever rules follow, the value keeps them.
    pub(super) fn exempt(&mut self) {
        self.is_exempt = true;
    }

    /// Whether rules have to be looked at.
    pub(super) fn is_exempt(&self) -> bool {
        self.is_exempt
    }

    /// Notes that a rule is broken.
    pub(super) fn violates(&mut self, relation: Relation, value: impl Into<String>, rule: impl Into<String>) {
        let relation = if self.is_key { Relation::HasKey } else { relation };
        self.validator.add(relation, value.into(), rule.into());
    }
}

impl<'a> FieldValidator<'a, String> {
    /// A key of the map that the path leads to.
    pub(super) fn key(validator: &'a mut Validator, key: &'a String) -> Self {
        let outside = validator.depth();
        Self { validator, value: key, outside, is_key: true, is_exempt: false }
    }
}

impl<T: Validate + ?Sized> FieldValidator<'_, T> {
    /// The value must keep the rules of its own type, and so must all that it holds.
    pub fn nested(&mut self) -> &mut Self {
        if !self.is_exempt {
            self.value.check(self.validator);
        }
        self
    }
}

impl<T: ?Sized> Drop for FieldValidator<'_, T> {
    fn drop(&mut self) {
        self.validator.leave_to(self.outside);
    }
}
