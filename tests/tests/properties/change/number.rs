//! Numbers beyond their bounds and between their steps.

use serde_json::Value;

use super::{Change, Class};
use crate::demand::{Demand, Kind};

pub(super) fn changes(demand: &Demand) -> Vec<(Class, Change)> {
    let whole = !demand.kinds.contains(&Kind::Fraction);
    let mut changes = Vec::new();
    let mut replace = |class, number: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "bounds of whole numbers are small")]
        let value: Value = if number.fract() == 0.0 { (number as i64).into() } else { number.into() };
        changes.push((class, Change::Replace(value)));
    };
    // The nearest invalid numbers: off by one or by a fraction, or an exclusive bound itself.
    let step = if whole { 1.0 } else { 0.001 };
    if let Some((bound, left_out)) = demand.number.lower {
        replace(Class::TooSmall, if left_out { bound } else { bound - step });
        replace(Class::TooSmall, bound - 1000.0);
    }
    if let Some((bound, left_out)) = demand.number.upper {
        replace(Class::TooLarge, if left_out { bound } else { bound + step });
        replace(Class::TooLarge, bound + 1000.0);
    }
    for divisor in &demand.number.divisors {
        replace(Class::NoMultiple, divisor * 1.5);
    }
    if whole {
        replace(Class::Fraction, demand.number.lower.map_or(0.0, |(bound, _)| bound) + 1.5);
    }
    changes
}
