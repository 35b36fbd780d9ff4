//! One type for all numbers, so that each rule is written once.

use std::cmp::Ordering;
use std::fmt;

/// An integer or a floating-point number.
#[derive(Clone, Copy, Debug)]
pub enum Numeric {
    /// A signed integer.
    Integer(i64),
    /// An unsigned integer.
    Unsigned(u64),
    /// A floating-point number.
    Float(f64),
}

impl Numeric {
    /// Magnitude up to which every integer is exact in floating point, and can be written as an integer.
    pub(super) const EXACT: f64 = 9_007_199_254_740_992.0;

    /// Returns whether JSON can represent the number, which excludes infinities and NaN.
    pub fn is_finite(self) -> bool {
        !matches!(self, Self::Float(number) if !number.is_finite())
    }

    /// Why a number cannot be written as JSON.
    pub(super) const NOT_FINITE: &str = "number is not finite and cannot be represented in JSON";

    /// Returns the number as JSON should show it, unless JSON cannot represent it.
    ///
    /// Integers have no fraction: `5` instead of `5.0`. Servers that insist on integers require that.
    pub(super) fn in_json(self) -> Option<Self> {
        match self {
            #[expect(clippy::cast_possible_truncation, reason = "the number is an integer in range")]
            Self::Float(number) if number.fract() == 0.0 && number.abs() <= Self::EXACT => {
                Some(Self::Integer(number as i64))
            }
            number => number.is_finite().then_some(number),
        }
    }

    /// Returns whether the number is an integer multiple of another number.
    ///
    /// Every number counts as a multiple of zero, since such a rule says nothing.
    pub fn is_multiple_of(self, divisor: Self) -> bool {
        if let (Some(number), Some(divisor)) = (self.as_integer(), divisor.as_integer()) {
            return divisor == 0 || number % divisor == 0;
        }
        let (number, divisor) = (self.approximate(), divisor.approximate());
        let quotient = number / divisor;
        // 0.3 / 0.1 is slightly less than 3, since neither is exact; the error grows with the quotient.
        let tolerance = 4.0 * f64::EPSILON * quotient.abs().max(1.0);
        divisor == 0.0 || (quotient - quotient.round()).abs() <= tolerance
    }

    fn as_integer(self) -> Option<i128> {
        match self {
            Self::Integer(number) => Some(number.into()),
            Self::Unsigned(number) => Some(number.into()),
            #[expect(clippy::cast_possible_truncation, reason = "the number is an integer well within range")]
            Self::Float(number) if number.fract() == 0.0 && number.abs() < 1e30 => Some(number as i128),
            Self::Float(_) => None,
        }
    }

    /// Returns the nearest floating-point number.
    #[expect(clippy::cast_precision_loss, reason = "used where one side has a fraction or is huge")]
    pub fn approximate(self) -> f64 {
        match self {
            Self::Integer(number) => number as f64,
            Self::Unsigned(number) => number as f64,
            Self::Float(number) => number,
        }
    }
}

impl PartialEq for Numeric {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl PartialOrd for Numeric {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self.as_integer(), other.as_integer()) {
            (Some(left), Some(right)) => Some(left.cmp(&right)),
            _ => self.approximate().partial_cmp(&other.approximate()),
        }
    }
}

impl fmt::Display for Numeric {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(formatter),
            Self::Unsigned(number) => number.fmt(formatter),
            // Written out, the largest have 309 digits.
            Self::Float(number) if number.abs() >= 1e16 => write!(formatter, "{number:?}"),
            Self::Float(number) => number.fmt(formatter),
        }
    }
}

macro_rules! numeric_from {
    ($($variant:ident: $($number:ty),+;)+) => {$($(
        impl From<$number> for Numeric {
            fn from(number: $number) -> Self {
                Self::$variant(number.into())
            }
        }
    )+)+};
}

numeric_from! {
    Integer: i8, i16, i32, i64;
    Unsigned: u8, u16, u32, u64;
    Float: f32, f64;
}
