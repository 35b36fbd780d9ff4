//! Arrays of the wrong length, and with duplicate items.

use serde_json::Value;

use super::{Change, Class};
use crate::demand::ListDemand;

pub(super) fn changes(demand: &ListDemand, items: &[Value]) -> Vec<(Class, Change)> {
    let mut changes = Vec::new();
    if let Some(fewer) = demand.fewest.checked_sub(1) {
        let kept = items.iter().take(usize::try_from(fewer).unwrap_or(0)).cloned().collect();
        changes.push((Class::TooFewItems, Change::Replace(kept)));
    }
    if let (Some(most), Some(last)) = (demand.most, items.last()) {
        let missing = usize::try_from(most + 1).unwrap_or(0).saturating_sub(items.len());
        let more = items.iter().chain(std::iter::repeat_n(last, missing)).cloned().collect();
        changes.push((Class::TooManyItems, Change::Replace(more)));
    }
    if let (true, Some(first)) = (demand.unique, items.first()) {
        let twice = items.iter().chain([first]).cloned().collect();
        changes.push((Class::DuplicateItem, Change::Replace(twice)));
    }
    changes
}
