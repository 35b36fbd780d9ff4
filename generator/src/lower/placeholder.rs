//! Texts in documents that somebody fills in later: what such a text will be cannot be checked yet.

use super::{Lowered, Lowering};
use crate::ir::{Constraint, Kind, Type, TypeName};

impl Lowering<'_> {
    /// What a placeholder looks like at a place of this namespace, if there are any.
    pub(super) fn placeholder(&self, place: &TypeName) -> Option<&str> {
        let namespace = self.config.namespaces.values().find(|namespace| namespace.module == place.space)?;
        namespace.placeholder.as_deref()
    }

    /// Demands on text, of which one with a placeholder is exempt.
    pub(super) fn unless_placeholder(&self, rules: Vec<Constraint>, place: &TypeName) -> Vec<Constraint> {
        // No placeholder is empty, so that there is nothing to exempt it from.
        let any_text = rules.iter().all(|rule| matches!(rule, Constraint::MinLength(1)));
        match self.placeholder(place).filter(|_| !any_text) {
            Some(placeholder) => {
                vec![Constraint::UnlessPlaceholder { placeholder: placeholder.to_owned(), rules }]
            }
            None => rules,
        }
    }

    /// A type of text that belongs to another namespace and knows nothing of this one's placeholders.
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
