//! Demands on numbers.

use serde_json::Value;

/// The bounds of a number, and its divisors.
#[derive(Clone, Debug, Default)]
pub(crate) struct NumberDemand {
    /// The greatest lower bound, and whether it is exclusive.
    pub(crate) lower: Option<(f64, bool)>,
    /// The least upper bound, and whether it is exclusive.
    pub(crate) upper: Option<(f64, bool)>,
    pub(crate) divisors: Vec<f64>,
}

impl NumberDemand {
    /// Returns the demand of one schema's own keywords.
    pub(crate) fn of(schema: &Value) -> Self {
        let bound = |inclusive: &str, exclusive: &str| {
            let inclusive = schema[inclusive].as_f64().map(|bound| (bound, false));
            [inclusive, schema[exclusive].as_f64().map(|bound| (bound, true))]
        };
        let mut demand =
            Self { divisors: schema["multipleOf"].as_f64().into_iter().collect(), ..Self::default() };
        for lower in bound("minimum", "exclusiveMinimum") {
            demand.meet(Self { lower, ..Self::default() });
        }
        for upper in bound("maximum", "exclusiveMaximum") {
            demand.meet(Self { upper, ..Self::default() });
        }
        // Integer formats are ranges, which a JSON Schema validator ignores.
        let range = match schema["format"].as_str() {
            Some("int32") => Some((f64::from(i32::MIN), f64::from(i32::MAX))),
            _ => None,
        };
        if let Some((lower, upper)) = range {
            let range = Self { lower: Some((lower, false)), upper: Some((upper, false)), divisors: vec![] };
            demand.meet(range);
        }
        demand
    }

    /// Merges another demand into this one.
    pub(crate) fn meet(&mut self, other: Self) {
        let rank = |bound: (f64, bool)| (bound.0, u8::from(bound.1));
        if let Some(lower) = other.lower
            && self.lower.is_none_or(|own| rank(lower) > rank(own))
        {
            self.lower = Some(lower);
        }
        if let Some(upper) = other.upper {
            let below = |own: (f64, bool)| upper.0 < own.0 || (upper.0 <= own.0 && upper.1);
            if self.upper.is_none_or(below) {
                self.upper = Some(upper);
            }
        }
        self.divisors.extend(other.divisors);
    }

    /// Returns whether a number is within the bounds.
    pub(crate) fn admits(&self, number: f64) -> bool {
        self.lower.is_none_or(|(bound, left_out)| number > bound || (number >= bound && !left_out))
            && self.upper.is_none_or(|(bound, left_out)| number < bound || (number <= bound && !left_out))
    }
}
