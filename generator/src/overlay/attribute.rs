//! Attributes findings to the overlay action that caused them.

use super::Overlay;
use crate::diagnostic::{Diagnostics, Origin};

impl Overlay {
    /// Names the action in the help text of each finding about a value it wrote.
    pub fn attribute(&self, findings: &mut Diagnostics) {
        for finding in findings.iter_mut() {
            let wrote = |origin: &Origin| {
                let action = Origin { target: None, ..origin.clone() };
                self.actions.iter().find(|known| origin.target.is_some() && *known.origin == action)
            };
            let Some(action) = finding.origin.as_ref().and_then(wrote) else { continue };
            let where_to = format!("correct the action `{}`, which wrote this", action.name);
            let help = match finding.help.take() {
                Some(help) if help.ends_with('?') => format!("{help} then {where_to}"),
                Some(help) => format!("{help}; {where_to}"),
                None => where_to,
            };
            finding.help = Some(help);
        }
    }
}
