//! Random numbers, including those at the bounds.

use fastrand::Rng;
use serde_json::Value;

use crate::demand::NumberDemand;

/// Beyond this, floating-point numbers cannot represent every integer.
const EXACT: f64 = 9_007_199_254_740_991.0;

/// How far numbers without bounds usually go.
const USUAL: f64 = 100_000.0;

/// Returns an integer, or `None` if there is none within the bounds.
pub(super) fn integer(demand: &NumberDemand, rng: &mut Rng) -> Option<Value> {
    let step = demand.divisors.iter().fold(1.0, |step: f64, divisor| step.max(*divisor));
    let found = pick(demand, rng, |number| (number / step).round() * step)?;
    if rng.u8(0..16) == 0 {
        // `5.0` is an integer too.
        return Some(found.into());
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the number is an integer and small enough to be exact"
    )]
    Some((found as i64).into())
}

/// Returns a number with three decimals, or `None` if there is none within the bounds.
pub(super) fn fraction(demand: &NumberDemand, rng: &mut Rng) -> Option<Value> {
    let round = |number: f64| match demand.divisors.as_slice() {
        [] => (number * 1000.0).round() / 1000.0,
        [step, ..] => (number / step).round() * step,
    };
    pick(demand, rng, round).map(Value::from)
}

/// Returns a number that `round` yields and that is within the bounds, often next to one of them.
fn pick(demand: &NumberDemand, rng: &mut Rng, round: impl Fn(f64) -> f64) -> Option<f64> {
    let reach = if rng.u8(0..10) == 0 { EXACT } else { USUAL };
    let lower = demand.lower.map_or(-reach, |(bound, _)| bound);
    let upper = demand.upper.map_or(reach, |(bound, _)| bound).max(lower);
    let lower = lower.min(upper);
    (0..40).find_map(|_| {
        let near = f64::from(rng.u8(0..3));
        let guess = match rng.u8(0..6) {
            0 => lower + near,
            1 => upper - near,
            2 => 0.0,
            _ => lower + rng.f64() * (upper - lower),
        };
        Some(round(guess)).filter(|number| demand.admits(*number) && number.abs() <= EXACT)
    })
}
