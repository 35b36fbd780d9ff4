//! Rules for lists.

use serde::Serialize;
use serde_json::Value;

use super::field_validator::FieldValidator;
use super::validation_error::Relation;
use super::validator::Segment;

/// A list, or an optional one: what the rules for lists apply to.
pub trait ListField {
    /// What the list holds.
    type Item;

    /// The items, unless the list is absent.
    fn items(&self) -> Option<&[Self::Item]>;
}

impl<T> ListField for Vec<T> {
    type Item = T;

    fn items(&self) -> Option<&[T]> {
        Some(self)
    }
}

impl<L: ListField> ListField for Option<L> {
    type Item = L::Item;

    fn items(&self) -> Option<&[Self::Item]> {
        self.as_ref().and_then(L::items)
    }
}

impl<T: ListField> FieldValidator<'_, T> {
    /// The list must have this many items or more.
    pub fn min_items(&mut self, least: usize) -> &mut Self {
        self.list_rule(|count| count >= least, || format!("must have at least {}", counted(least)))
    }

    /// The list must have this many items or fewer.
    pub fn max_items(&mut self, most: usize) -> &mut Self {
        self.list_rule(|count| count <= most, || format!("must have at most {}", counted(most)))
    }

    /// No two items may be the same JSON.
    pub fn unique_items(&mut self) -> &mut Self
    where
        T::Item: Serialize,
    {
        let mut seen: Vec<(usize, Value)> = Vec::new();
        for (index, item) in self.value().items().unwrap_or_default().iter().enumerate() {
            // What cannot be written as JSON is reported when the request is written.
            let Ok(json) = serde_json::to_value(item) else { continue };
            match seen.iter().find(|(_, other)| *other == json) {
                None => seen.push((index, json)),
                Some((first, _)) => FieldValidator::enter(self.validator(), item, Segment::Index(index))
                    .violates(
                        Relation::Is,
                        format!("the same as item [{first}]"),
                        "must differ from every other item",
                    ),
            }
        }
        self
    }

    /// Applies rules to every item.
    pub fn each(&mut self, mut rules: impl FnMut(&mut FieldValidator<'_, T::Item>)) -> &mut Self {
        for (index, item) in self.value().items().unwrap_or_default().iter().enumerate() {
            rules(&mut FieldValidator::enter(self.validator(), item, Segment::Index(index)));
        }
        self
    }

    fn list_rule(&mut self, holds: impl Fn(usize) -> bool, rule: impl Fn() -> String) -> &mut Self {
        if let Some(items) = self.value().items() {
            if !holds(items.len()) {
                self.violates(Relation::Has, counted(items.len()), rule());
            }
        }
        self
    }
}

fn counted(count: usize) -> String {
    if count == 1 { "1 item".to_owned() } else { format!("{count} items") }
}
