//! Placeholders in documents that are filled in later: the final string cannot be checked yet.

use super::{Lowered, Lowering};
use crate::ir::{Constraint, Kind, Type, TypeName};

impl Lowering<'_> {
    /// Returns the pattern of placeholders in this namespace, if it has any.
    pub(super) fn placeholder(&self, place: &TypeName) -> Option<&str> {
        let namespace = self.config.namespaces.values().find(|namespace| namespace.module == place.space)?;
        namespace.placeholder.as_deref()
    }

    /// Wraps constraints on a string so that strings with a placeholder are exempt.
    pub(super) fn unless_placeholder(&self, rules: Vec<Constraint>, place: &TypeName) -> Vec<Constraint> {
        // A placeholder is never empty, so it needs no exemption.
        let any_text = rules.iter().all(|rule| matches!(rule, Constraint::MinLength(1)));
        match self.placeholder(place).filter(|_| !any_text) {
            Some(placeholder) => {
                vec![Constraint::UnlessPlaceholder { placeholder: placeholder.to_owned(), rules }]
            }
            None => rules,
        }
    }

    /// Allows this namespace's placeholders in a string type that another namespace defines.
    pub(super) fn fillable(&self, lowered: Lowered, place: &TypeName) -> Lowered {
        let Type::Named(name) = &lowered.ty else { return lowered };
        let Some(definition) = self.definitions.get(name).filter(|_| name.space != place.space) else {
            return lowered;
        };
        let rules = match &definition.kind {
            Kind::StringEnum(_) => lowered.constraints,
            Kind::Newtype(item)
                if self.unless_placeholder(item.constraints.clone(), place) != item.constraints =>
            {
                lowered.constraints
            }
            _ => return lowered,
        };
        Lowered { constraints: self.unless_placeholder(rules, place), ..lowered }
    }
}
