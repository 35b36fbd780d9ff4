//! Rules for maps.

use std::collections::BTreeMap;

use super::field_validator::FieldValidator;
use super::validation_error::Relation;
use super::validator::Segment;

/// A map, or an optional one: what the rules for maps apply to.
pub trait MapField {
    /// What the map holds.
    type Item;

    /// The entries, unless the map is absent.
    fn entries(&self) -> Option<&BTreeMap<String, Self::Item>>;
}

impl<T> MapField for BTreeMap<String, T> {
    type Item = T;

    fn entries(&self) -> Option<&Self> {
        Some(self)
    }
}

impl<M: MapField> MapField for Option<M> {
    type Item = M::Item;

    fn entries(&self) -> Option<&BTreeMap<String, Self::Item>> {
        self.as_ref().and_then(M::entries)
    }
}

impl<T: MapField> FieldValidator<'_, T> {
    /// The map must have this many entries or more.
    pub fn min_entries(&mut self, least: usize) -> &mut Self {
        self.map_rule(|count| count >= least, || format!("must have at least {}", counted(least)))
    }

    /// The map must have this many entries or fewer.
    pub fn max_entries(&mut self, most: usize) -> &mut Self {
        self.map_rule(|count| count <= most, || format!("must have at most {}", counted(most)))
    }

    /// Applies rules to every key.
    pub fn keys(&mut self, mut rules: impl FnMut(&mut FieldValidator<'_, String>)) -> &mut Self {
        for key in self.value().entries().into_iter().flat_map(BTreeMap::keys) {
            rules(&mut FieldValidator::key(self.validator(), key));
        }
        self
    }

    /// Applies rules to every value.
    pub fn values(&mut self, mut rules: impl FnMut(&mut FieldValidator<'_, T::Item>)) -> &mut Self {
        for (key, value) in self.value().entries().into_iter().flatten() {
            rules(&mut FieldValidator::enter(self.validator(), value, Segment::Key(key.clone())));
        }
        self
    }

    fn map_rule(&mut self, holds: impl Fn(usize) -> bool, rule: impl Fn() -> String) -> &mut Self {
        if let Some(entries) = self.value().entries() {
            if !holds(entries.len()) {
                self.violates(Relation::Has, counted(entries.len()), rule());
            }
        }
        self
    }
}

fn counted(count: usize) -> String {
    if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") }
}
