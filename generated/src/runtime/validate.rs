//! Looking at a request before it is sent.

use std::collections::BTreeMap;

use serde_json::Value;

use super::decimal_seconds::DecimalSeconds;
use super::extra::Extra;
use super::field_validator::FieldValidator;
use super::secret::Secret;
use super::uri::Uri;
use super::validation_error::ValidationError;
use super::validator::{Segment, Validator};

/// A value whose rules can be looked at before it is sent.
pub trait Validate {
    /// Adds every broken rule to the report.
    #[doc(hidden)]
    fn check(&self, validator: &mut Validator);

    /// Says which rules the value breaks. Sending a request does this by itself.
    fn validate(&self) -> Result<(), ValidationError> {
        let mut validator = Validator::new();
        self.check(&mut validator);
        validator.finish()
    }
}

impl<T: Validate + ?Sized> Validate for &T {
    fn check(&self, validator: &mut Validator) {
        (**self).check(validator);
    }
}

impl<T: Validate + ?Sized> Validate for Box<T> {
    fn check(&self, validator: &mut Validator) {
        (**self).check(validator);
    }
}

impl<T: Validate> Validate for Option<T> {
    fn check(&self, validator: &mut Validator) {
        if let Some(value) = self {
            value.check(validator);
        }
    }
}

impl<T: Validate> Validate for Vec<T> {
    fn check(&self, validator: &mut Validator) {
        for (index, item) in self.iter().enumerate() {
            FieldValidator::enter(validator, item, Segment::Index(index)).nested();
        }
    }
}

impl<T: Validate> Validate for BTreeMap<String, T> {
    fn check(&self, validator: &mut Validator) {
        for (key, value) in self {
            FieldValidator::enter(validator, value, Segment::Key(key.clone())).nested();
        }
    }
}

impl Validate for f64 {
    fn check(&self, validator: &mut Validator) {
        if !self.is_finite() {
            validator.violation(self.to_string(), "must be a finite number");
        }
    }
}

impl Validate for DecimalSeconds {
    fn check(&self, validator: &mut Validator) {
        if !self.has_digits_only() {
            validator.violation(super::excerpt::quoted(self.as_str()), "must be decimal digits");
        }
    }
}

macro_rules! without_rules {
    ($($type:ty),+) => {$(
        impl Validate for $type {
            fn check(&self, _: &mut Validator) {}
        }
    )+};
}

// Whatever of these types is sent, it is the field that may have rules.
without_rules!(bool, i32, i64, u32, u64, str, String, Secret, Uri, Value, Extra);
