//! Summary of what the slice kept and left out.

use std::collections::BTreeSet;

use serde_json::Value;

use super::operations::LeftOut;
use crate::config::Slice;

/// What the slice kept and left out. Both together are what the description defines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SliceSummary {
    /// Schemas reachable from the selected operations.
    pub kept: Vec<String>,
    /// Kept schemas that `client.toml` declares opaque.
    pub opaque: Vec<String>,
    /// Schemas that no selected operation reaches.
    pub unreached: Vec<String>,
    /// Other parts that are not generated.
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
