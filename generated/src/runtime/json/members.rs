//! What a value is in JSON: unions resolved, and the members of whatever is an object.

use serde::ser::{Error, SerializeMap};
use serde_json::Value;

use super::reflect::{Fields, View};
use super::shape::{Field, Json, Layout, Object, Selector, Text};

/// The members of a JSON object that is being written.
pub(in super::super) trait Members {
    /// Why a member could not be written.
    type Error: Error;

    /// Writes one member.
    fn member(&mut self, key: &str, value: View<'_>) -> Result<(), Self::Error>;

    /// Writes a field.
    fn field(&mut self, field: &Field, value: View<'_>) -> Result<(), Self::Error> {
        self.member(field.name, value)
    }
}

impl<M: SerializeMap> Members for M {
    type Error = M::Error;

    fn member(&mut self, key: &str, value: View<'_>) -> Result<(), M::Error> {
        self.serialize_entry(key, &value)
    }
}

impl View<'_> {
    /// Replaces variants that are written as their content, or as a string.
    #[inline]
    pub(in super::super) fn resolved(self) -> Self {
        let mut view = self;
        while let View::Union(union, index, payload) = view {
            match (union.variants[index].selector, union.layout) {
                (Selector::Text(text), _) => return View::Text(text, &Text::PLAIN),
                (Selector::Key(_), _) | (_, Layout::Tagged(_) | Layout::Adjacent { .. }) => break,
                (_, Layout::Plain | Layout::TagKept(_)) => view = payload.view(),
            }
        }
        view
    }

    /// Writes the members of a value that is an object in JSON.
    pub(in super::super) fn members<M: Members>(self, members: &mut M) -> Result<(), M::Error> {
        match self {
            View::Object(object, fields) => object_members(object, fields, members),
            View::Map(entries) if entries.count() == 0 => Ok(()),
            View::Map(entries) => {
                entries.entries().try_for_each(|(key, value)| members.member(key, value.view()))
            }
            View::Json(Value::Object(fields), _) => {
                fields.iter().try_for_each(|(key, value)| members.member(key, View::Json(value, &Json::ANY)))
            }
            View::Union(union, index, payload) => match (union.layout, union.variants[index].selector) {
                (_, Selector::Key(key)) => members.member(key, payload.view()),
                (Layout::Tagged(tag), Selector::Tag([value, ..])) => {
                    members.member(tag, View::Text(value, &Text::PLAIN))?;
                    payload.view().members(members)
                }
                (Layout::Adjacent { tag, content, .. }, Selector::Tag([value, ..])) => {
                    members.member(tag, View::Text(value, &Text::PLAIN))?;
                    match payload.view() {
                        View::Absent | View::Unit => Ok(()),
                        view => members.member(content, view),
                    }
                }
                _ => payload.view().members(members),
            },
            View::Absent | View::Unit => Ok(()),
            _ => Err(M::Error::custom("the content of a tagged variant must be an object")),
        }
    }
}

fn object_members<M: Members>(object: &Object, fields: &dyn Fields, members: &mut M) -> Result<(), M::Error> {
    if let Some((name, value)) = object.tag {
        members.member(name, View::Text(value, &Text::PLAIN))?;
    }
    let mut written = Ok(());
    fields.each(&mut |index, value| {
        if written.is_ok() {
            written = match object.fields.get(index) {
                Some(field) if field.choice.is_none() => members.field(field, value),
                // The key of a variant, or the keys of the additional fields.
                _ => value.members(members),
            };
        }
    });
    written
}
