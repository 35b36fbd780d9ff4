//! The contents of an overlay.

use std::sync::Arc;

use serde_json::Value;
use serde_json_path::JsonPath;

use crate::diagnostic::Origin;

/// A valid overlay.
#[derive(Clone, Debug)]
pub struct Overlay {
    pub(super) actions: Vec<Action>,
}

impl Overlay {
    /// Returns the actions in the order in which they are applied.
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
    /// Origin of the target in the overlay.
    pub(super) target_origin: Origin,
    pub(super) change: Change,
    pub(super) origin: Arc<Origin>,
}

/// What an action does to the locations that it matches.
#[derive(Clone, Debug)]
pub(super) enum Change {
    Update(Value),
    Remove,
}

impl Action {
    /// Returns the name used in error messages (`x-name`).
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the reason for the action (`description`).
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Returns where the action is in the overlay.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }
}
