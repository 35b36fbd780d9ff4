//! What a value is in JSON: unions resolved, and the keys and values of whatever is an object.

use serde_json::Value;

use super::reflect::View;
use super::shape::{Json, Layout, Selector, Text};

/// The error for the content of a tagged variant that is not an object.
pub(super) const NO_OBJECT: &str = "the content of a tagged variant must be an object";

impl<'a> View<'a> {
    /// Replaces variants that are written as their content, or as a string.
    pub(super) fn resolved(self) -> Self {
        let View::Union(union, index, payload) = self else { return self };
        match (union.variants[index].selector, union.layout) {
            (Selector::Text(text), _) => View::Text(text, &Text::PLAIN),
            (Selector::Key(_), _) | (_, Layout::Tagged(_) | Layout::Adjacent { .. }) => self,
            (_, Layout::Plain | Layout::TagKept(_)) => payload.view().resolved(),
        }
    }

    /// Visits the keys and values of a value that is an object in JSON; returns whether it is one.
    pub(super) fn each_member(self, visit: &mut dyn FnMut(&str, View<'_>)) -> bool {
        match self {
            View::Object(object, fields) => {
                if let Some((name, value)) = object.tag {
                    visit(name, View::Text(value, &Text::PLAIN));
                }
                let mut is_object = true;
                fields.each(object, &mut |index, value| match object.fields.get(index) {
                    Some(field) if field.choice.is_none() => visit(field.name, value.view()),
                    // The key of a variant, or the keys of the additional fields.
                    _ => is_object &= value.view().each_member(visit),
                });
                is_object
            }
            View::Map(entries) => {
                if entries.count() > 0 {
                    entries.entries().for_each(|(key, value)| visit(key, value.view()));
                }
                true
            }
            View::Json(Value::Object(fields), _) => {
                fields.iter().for_each(|(key, value)| visit(key, View::Json(value, &Json::ANY)));
                true
            }
            View::Union(union, index, payload) => match (union.layout, union.variants[index].selector) {
                (_, Selector::Key(key)) => {
                    visit(key, payload.view());
                    true
                }
                (Layout::Tagged(tag), Selector::Tag([value, ..])) => {
                    visit(tag, View::Text(value, &Text::PLAIN));
                    payload.view().each_member(visit)
                }
                (Layout::Adjacent { tag, content, .. }, Selector::Tag([value, ..])) => {
                    visit(tag, View::Text(value, &Text::PLAIN));
                    match payload.view() {
                        View::Absent | View::Unit => {}
                        view => visit(content, view),
                    }
                    true
                }
                _ => payload.view().each_member(visit),
            },
            View::Absent | View::Unit => true,
            _ => false,
        }
    }
}
