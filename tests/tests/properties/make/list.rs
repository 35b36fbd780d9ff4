//! Random arrays.

use serde_json::Value;

use super::Generator;
use crate::demand::{ListDemand, is_nothing};

/// How many more items than required an array usually has, at most.
const MORE: u64 = 3;

/// Returns an array, or `None` if the demand contradicts itself.
pub(super) fn list(demand: &ListDemand, generator: &mut Generator) -> Option<Value> {
    let most = demand.most.unwrap_or(u64::MAX);
    let most = if demand.items.iter().any(|items| is_nothing(items)) { 0 } else { most };
    let length = match generator.rng.u8(0..20) {
        _ if generator.is_exhausted() => demand.fewest,
        // A distant bound must be reached too.
        0 => demand.most.unwrap_or(demand.fewest + 2 * MORE),
        _ => demand.fewest + generator.rng.u64(0..=MORE),
    };
    let is_on_way = generator.is_on_way(demand.items.iter().copied());
    let length = if is_on_way { length.max(1) } else { length };
    let mut items = Vec::new();
    let mut attempts = 0;
    while (items.len() as u64) < length.min(most) {
        attempts += 1;
        let item = generator.make_below(&items.len().to_string(), &demand.items)?;
        if !demand.unique || !items.contains(&item) {
            items.push(item);
        } else if attempts > 50 {
            break;
        }
    }
    (items.len() as u64 >= demand.fewest).then(|| items.into())
}
