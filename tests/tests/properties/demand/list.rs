//! Demands on arrays.

use serde_json::Value;

/// The length of an array, and the demands on its items.
#[derive(Clone, Debug, Default)]
pub(crate) struct ListDemand {
    pub(crate) fewest: u64,
    pub(crate) most: Option<u64>,
    pub(crate) unique: bool,
    /// The schemas that each item must match, all of them.
    pub(crate) items: Vec<&'static Value>,
}

impl ListDemand {
    /// Returns the demand of one schema's own keywords.
    pub(crate) fn of(schema: &'static Value) -> Self {
        Self {
            fewest: schema["minItems"].as_u64().unwrap_or(0),
            most: schema["maxItems"].as_u64(),
            unique: schema["uniqueItems"] == true,
            items: schema.get("items").into_iter().collect(),
        }
    }

    /// Merges another demand into this one.
    pub(crate) fn meet(&mut self, other: Self) {
        self.fewest = self.fewest.max(other.fewest);
        self.most = [self.most, other.most].into_iter().flatten().min();
        self.unique |= other.unique;
        self.items.extend(other.items);
    }
}
