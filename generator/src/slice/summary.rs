//! What the slice kept and what it left out.

use std::collections::BTreeSet;

use serde_json::Value;

use super::operations::LeftOut;
use crate::config::Slice;

/// What the slice kept and what it left out. Kept and left out add up to what the description defines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SliceSummary {
    /// Schemas that the chosen operations reach.
    pub kept: Vec<String>,
    /// Schemas among them that stay plain JSON, as `client.toml` declares.
    pub opaque: Vec<String>,
    /// Schemas that nothing chosen reaches.
    pub unreached: Vec<String>,
    /// What else is not generated.
    pub left_out: LeftOut,
}

impl SliceSummary {
    pub(super) fn new(before: Vec<String>, after: Vec<String>, config: &Slice, left_out: LeftOut) -> Self {
        let kept: BTreeSet<&String> = after.iter().collect();
        let unreached = before.into_iter().filter(|name| !kept.contains(name)).collect();
        let opaque = after.iter().filter(|name| config.opaque.contains(name)).cloned().collect();
        Self { kept: after, opaque, unreached, left_out }
    }
}

pub(super) fn component_names(document: &Value) -> Vec<String> {
    document
        .pointer("/components/schemas")
        .and_then(Value::as_object)
        .map(|schemas| schemas.keys().cloned().collect())
        .unwrap_or_default()
}
