//! Looking at a request before it is sent.

use std::collections::BTreeMap;

use serde_json::Value;

use super::decimal_seconds::DecimalSeconds;
use super::extra::Extra;
use super::field::Field;
use super::invalid_request::InvalidRequest;
use super::report::{Report, Segment};
use super::secret::Secret;
use super::uri::Uri;

/// A value whose rules can be looked at before it is sent.
pub trait Validate {
    /// Adds every broken rule to the report.
    #[doc(hidden)]
    fn check(&self, report: &mut Report);

    /// Says which rules the value breaks. Sending a request does this by itself.
    fn validate(&self) -> Result<(), InvalidRequest> {
        let mut report = Report::new();
        self.check(&mut report);
        report.finish()
    }
}

impl<T: Validate + ?Sized> Validate for &T {
    fn check(&self, report: &mut Report) {
        (**self).check(report);
    }
}

impl<T: Validate + ?Sized> Validate for Box<T> {
    fn check(&self, report: &mut Report) {
        (**self).check(report);
    }
}

impl<T: Validate> Validate for Option<T> {
    fn check(&self, report: &mut Report) {
        if let Some(value) = self {
            value.check(report);
        }
    }
}

impl<T: Validate> Validate for Vec<T> {
    fn check(&self, report: &mut Report) {
        for (index, item) in self.iter().enumerate() {
            Field::enter(report, item, Segment::Index(index)).nested();
        }
    }
}

impl<T: Validate> Validate for BTreeMap<String, T> {
    fn check(&self, report: &mut Report) {
        for (key, value) in self {
            Field::enter(report, value, Segment::Key(key.clone())).nested();
        }
    }
}

impl Validate for f64 {
    fn check(&self, report: &mut Report) {
        if !self.is_finite() {
            report.violation(self.to_string(), "must be a finite number");
        }
    }
}

impl Validate for DecimalSeconds {
    fn check(&self, report: &mut Report) {
        if !self.has_digits_only() {
            report.violation(super::excerpt::quoted(self.as_str()), "must be decimal digits");
        }
    }
}

macro_rules! without_rules {
    ($($type:ty),+) => {$(
        impl Validate for $type {
            fn check(&self, _: &mut Report) {}
        }
    )+};
}

// Whatever of these types is sent, it is the field that may have rules.
without_rules!(bool, i32, i64, u32, u64, str, String, Secret, Uri, Value, Extra);
