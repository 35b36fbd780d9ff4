//! What an overlay holds.

use std::sync::Arc;

use serde_json::Value;
use serde_json_path::JsonPath;

use crate::diagnostic::Origin;

/// An overlay that was read and found to be in order.
#[derive(Clone, Debug)]
pub struct Overlay {
    pub(super) actions: Vec<Action>,
}

impl Overlay {
    /// The actions, in the order in which they are applied.
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }
}

/// One correction or annotation.
#[derive(Clone, Debug)]
pub struct Action {
    pub(super) name: String,
    pub(super) reason: String,
    pub(super) target: JsonPath,
    /// Where the target stands in the overlay.
    pub(super) target_origin: Origin,
    pub(super) change: Change,
    pub(super) origin: Arc<Origin>,
}

/// What an action does to the places that it matches.
#[derive(Clone, Debug)]
pub(super) enum Change {
    Update(Value),
    Remove,
}

impl Action {
    /// The name that errors call it by (`x-name`).
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Why it is there (`description`).
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Where it stands in the overlay.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }
}
