//! `Debug` output of values, without secrets, credentials in URIs, and JSON of unknown content.

use std::fmt::{self, Debug, Formatter};

use super::super::numeric::Numeric;
use super::super::uri::{PerhapsUri, without_userinfo};
use super::reflect::{Reflect, View, views};
use super::shape::{AdditionalProperties, Enumeration, Field, Layout, Presence, Style, Text};

/// Formats a value for `Debug`.
pub fn show(value: &dyn Reflect, formatter: &mut Formatter<'_>) -> fmt::Result {
    value.view().fmt(formatter)
}

impl Debug for View<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            View::Absent | View::Null => formatter.write_str("None"),
            View::Unit => Ok(()),
            View::Boolean(value) => Debug::fmt(&value, formatter),
            View::Number(Numeric::Float(number)) => Debug::fmt(&number, formatter),
            View::Number(number) => fmt::Display::fmt(&number, formatter),
            View::KnownNumber(number, known) => match known.0.iter().find(|(value, _)| *value == number) {
                Some((_, name)) => formatter.write_str(name),
                None => other(&number, formatter),
            },
            View::Text(text, description) => show_text(text, description, formatter),
            View::Json(_, json) => match json.name {
                None => formatter.write_str(".."),
                Some(name) => write!(formatter, "{name}(..)"),
            },
            View::Other(_) => formatter.write_str("Other(..)"),
            View::List(list) => {
                let items = (0..list.count()).map(|index| list.item(index));
                formatter.debug_list().entries(items).finish()
            }
            View::Map(entries) => {
                let shown = entries.entries().map(|(key, value)| (key.to_owned(), value.view()));
                formatter.debug_map().entries(shown).finish()
            }
            View::Object(object, fields) => {
                let mut shown = formatter.debug_struct(object.name);
                let (views, additional) = views(object, fields);
                for (field, view) in object.fields.iter().zip(views) {
                    shown.field(field.label, &ShownField(field, view));
                }
                let label = match object.additional {
                    AdditionalProperties::Extra => "extra",
                    AdditionalProperties::Named(label, _) => label,
                    AdditionalProperties::Forbidden => return shown.finish(),
                };
                match additional {
                    View::Absent => shown.field(label, &format_args!("{{}}")).finish(),
                    additional => shown.field(label, &additional).finish(),
                }
            }
            View::Union(union, index, payload) => {
                let name = union.variants[index].name;
                let view = payload.view();
                match (view, union.layout) {
                    (View::Unit, _) => formatter.write_str(name),
                    (_, Layout::Adjacent { optional: true, .. }) => {
                        formatter.debug_tuple(name).field(&Optional(view)).finish()
                    }
                    _ => formatter.debug_tuple(name).field(&view).finish(),
                }
            }
        }
    }
}

/// A value that may be absent.
struct Optional<'a>(View<'a>);

impl Debug for Optional<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            View::Absent => formatter.write_str("None"),
            view => formatter.debug_tuple("Some").field(&view).finish(),
        }
    }
}

/// A field's value, wrapped in the options that its type has.
struct ShownField<'a>(&'a Field, View<'a>);

impl Debug for ShownField<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let view = self.1;
        match self.0.presence {
            Presence::Required => view.fmt(formatter),
            Presence::Optional | Presence::Nullable => Optional(view).fmt(formatter),
            Presence::OptionalNullable => match view {
                View::Absent => formatter.write_str("None"),
                View::Null => formatter.debug_tuple("Some").field(&view).finish(),
                view => formatter.debug_tuple("Some").field(&Optional(view)).finish(),
            },
        }
    }
}

fn show_text(text: &str, description: &Text, formatter: &mut Formatter<'_>) -> fmt::Result {
    match description.style {
        Style::Plain => Debug::fmt(text, formatter),
        Style::Secret => formatter.write_str("Secret(..)"),
        Style::Uri => formatter.debug_tuple(description.name).field(&without_userinfo(text)).finish(),
        Style::Digits | Style::Wrapped => formatter.debug_tuple(description.name).field(&text).finish(),
        Style::WrappedUri => formatter.debug_tuple(description.name).field(&PerhapsUri(text)).finish(),
        Style::Enumeration(known) => match name_of(text, known) {
            Some(name) => formatter.write_str(name),
            None => other(&text, formatter),
        },
    }
}

fn name_of(text: &str, known: &Enumeration) -> Option<&'static str> {
    known.values.iter().find(|(value, _)| *value == text).map(|(_, name)| *name)
}

/// A value that an enumeration does not know.
fn other(value: &dyn Debug, formatter: &mut Formatter<'_>) -> fmt::Result {
    formatter.debug_tuple("Other").field(&Unknown(value)).finish()
}

struct Unknown<'a>(&'a dyn Debug);

impl Debug for Unknown<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("UnknownValue").field(self.0).finish()
    }
}
