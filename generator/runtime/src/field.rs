//! One value of a request while its rules are looked at.

use super::invalid_request::Relation;
use super::report::{Report, Segment};
use super::validate::Validate;

/// One value of a request. Its methods are the rules that it must keep; which of them there are depends on the
/// value. A value that is absent keeps every rule.
#[derive(Debug)]
pub struct Field<'a, T: ?Sized> {
    report: &'a mut Report,
    value: &'a T,
    /// How many segments the path had before this value was entered.
    outside: usize,
    is_key: bool,
    /// Whether the value keeps every rule, whatever it is.
    is_exempt: bool,
}

impl<'a, T: ?Sized> Field<'a, T> {
    /// Steps into a value. Dropping the field steps out again.
    pub(super) fn enter(report: &'a mut Report, value: &'a T, segment: Segment) -> Self {
        let outside = report.enter(segment);
        Self { report, value, outside, is_key: false, is_exempt: false }
    }

    /// Looks at a value that stands at the report's own place.
    pub(super) fn stay(report: &'a mut Report, value: &'a T) -> Self {
        let outside = report.depth();
        Self { report, value, outside, is_key: false, is_exempt: false }
    }

    pub(super) fn value(&self) -> &'a T {
        self.value
    }

    pub(super) fn report(&mut self) -> &mut Report {
        self.report
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
        self.report.add(relation, value.into(), rule.into());
    }
}

impl<'a> Field<'a, String> {
    /// A key of the map that the path leads to.
    pub(super) fn key(report: &'a mut Report, key: &'a String) -> Self {
        let outside = report.depth();
        Self { report, value: key, outside, is_key: true, is_exempt: false }
    }
}

impl<T: Validate + ?Sized> Field<'_, T> {
    /// The value must keep the rules of its own type, and so must all that it holds.
    pub fn nested(&mut self) -> &mut Self {
        if !self.is_exempt {
            self.value.check(self.report);
        }
        self
    }
}

impl<T: ?Sized> Drop for Field<'_, T> {
    fn drop(&mut self) {
        self.report.leave_to(self.outside);
    }
}
