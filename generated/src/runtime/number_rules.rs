//! Rules for numbers.

use super::field_validator::FieldValidator;
use super::numeric::Numeric;
use super::validation_error::Relation;

/// A number, or an optional one: what the rules for numbers apply to.
pub trait NumberField {
    /// The number, unless it is absent.
    fn number(&self) -> Option<Numeric>;
}

macro_rules! number_field {
    ($($number:ty),+) => {$(
        impl NumberField for $number {
            fn number(&self) -> Option<Numeric> {
                Some((*self).into())
            }
        }
    )+};
}

number_field!(i8, i16, i32, i64, u8, u16, u32, u64, f32, f64);

impl<T: NumberField> NumberField for Option<T> {
    fn number(&self) -> Option<Numeric> {
        self.as_ref().and_then(T::number)
    }
}

impl<T: NumberField> FieldValidator<'_, T> {
    /// The number must be this or more.
    pub fn at_least(&mut self, least: impl Into<Numeric>) -> &mut Self {
        let least = least.into();
        self.number_rule(|number| number >= least, || format!("must be at least {least}"))
    }

    /// The number must be more than this.
    pub fn more_than(&mut self, bound: impl Into<Numeric>) -> &mut Self {
        let bound = bound.into();
        self.number_rule(|number| number > bound, || format!("must be more than {bound}"))
    }

    /// The number must be this or less.
    pub fn at_most(&mut self, most: impl Into<Numeric>) -> &mut Self {
        let most = most.into();
        self.number_rule(|number| number <= most, || format!("must be at most {most}"))
    }

    /// The number must be less than this.
    pub fn less_than(&mut self, bound: impl Into<Numeric>) -> &mut Self {
        let bound = bound.into();
        self.number_rule(|number| number < bound, || format!("must be less than {bound}"))
    }

    /// The number must lie in one of these ranges, ends included.
    pub fn within(&mut self, ranges: &[(f64, f64)]) -> &mut Self {
        let holds = |number: Numeric| {
            ranges.iter().any(|(low, high)| number >= Numeric::from(*low) && number <= Numeric::from(*high))
        };
        self.number_rule(holds, || {
            format!("must be {}", ranges.iter().map(range).collect::<Vec<_>>().join(" or "))
        })
    }

    /// The number must be a whole multiple of this.
    pub fn multiple_of(&mut self, divisor: impl Into<Numeric>) -> &mut Self {
        let divisor = divisor.into();
        self.number_rule(
            |number| number.is_multiple_of(divisor),
            || format!("must be a multiple of {divisor}"),
        )
    }

    /// The number must be one that JSON can express. Every other rule for numbers asks for this too.
    pub fn finite(&mut self) -> &mut Self {
        self.number_rule(|_| true, String::new)
    }

    fn number_rule(&mut self, holds: impl Fn(Numeric) -> bool, rule: impl Fn() -> String) -> &mut Self {
        if let Some(number) = self.value().number() {
            if !number.is_finite() {
                self.violates(Relation::Is, number.to_string(), "must be a finite number");
            } else if !holds(number) {
                self.violates(Relation::Is, number.to_string(), rule());
            }
        }
        self
    }
}

fn range((low, high): &(f64, f64)) -> String {
    let (low_text, high_text) = (Numeric::from(*low), Numeric::from(*high));
    match (low.is_finite(), high.is_finite()) {
        (true, true) if low_text == high_text => format!("{low_text}"),
        (true, true) => format!("from {low_text} to {high_text}"),
        (true, false) => format!("at least {low_text}"),
        (false, _) => format!("at most {high_text}"),
    }
}
