//! Looking at a value through its description, without knowing its type.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::numeric::Numeric;
use super::build::Fill;
use super::shape::{AdditionalProperties, Json, KnownNumbers, Object, Presence, Text, Union};

/// A value that shows what it is.
pub trait Reflect {
    /// What it is.
    fn view(&self) -> View<'_>;
}

/// What a value is.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// Not there.
    Absent,
    /// There, and null.
    Null,
    /// Nothing beyond the form that holds it.
    Unit,
    /// `true` or `false`.
    Boolean(bool),
    /// A number.
    Number(Numeric),
    /// One of several numbers.
    KnownNumber(i64, &'static KnownNumbers),
    /// Text.
    Text(&'a str, &'static Text),
    /// Any JSON.
    Json(&'a Value, &'static Json),
    /// A list.
    List(&'a dyn List),
    /// A map.
    Map(&'a dyn Entries),
    /// An object.
    Object(&'static Object, &'a dyn Fields),
    /// A form that is not known.
    Other(&'a Value),
    /// One of several forms: its index, and what it holds.
    Union(&'static Union, usize, &'a dyn Reflect),
}

/// The items of a list.
pub trait List {
    /// How many there are.
    fn count(&self) -> usize;

    /// What one of them is.
    fn item(&self, index: usize) -> View<'_>;
}

/// The entries of a map.
pub trait Entries {
    /// How many there are.
    fn count(&self) -> usize;

    /// All of them.
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, &dyn Reflect)> + '_>;
}

/// The fields of an object, by their place in its description. The place after the last is that of the fields without
/// a name of their own.
pub trait Fields {
    /// What a field is.
    fn field(&self, index: usize) -> View<'_>;

    /// Shows all fields that are present, in order; those without a name of their own come last, with any place after the
    /// last. Implementations may be faster, because most optional fields are absent.
    fn each(&self, object: &Object, visit: &mut dyn FnMut(usize, View<'_>)) {
        for (index, field) in object.fields.iter().enumerate() {
            let view = self.field(index);
            let is_optional = matches!(field.presence, Presence::Optional | Presence::OptionalNullable);
            if !(is_optional && matches!(view, View::Absent)) {
                visit(index, view);
            }
        }
        if !matches!(object.additional, AdditionalProperties::Forbidden) {
            visit(usize::MAX, self.field(object.fields.len()));
        }
    }

    /// A field to fill.
    fn field_mut(&mut self, index: usize) -> &mut dyn Fill;
}

impl Reflect for () {
    fn view(&self) -> View<'_> {
        View::Unit
    }
}

impl Reflect for bool {
    fn view(&self) -> View<'_> {
        View::Boolean(*self)
    }
}

impl Reflect for String {
    fn view(&self) -> View<'_> {
        View::Text(self, &Text::PLAIN)
    }
}

impl Reflect for Value {
    fn view(&self) -> View<'_> {
        View::Json(self, &Json::ANY)
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl Reflect for $number {
            fn view(&self) -> View<'_> {
                View::Number((*self).into())
            }
        }
    )+};
}

numbers!(i32, i64, u32, u64, f64);

impl<T: Reflect + ?Sized> Reflect for &T {
    fn view(&self) -> View<'_> {
        (**self).view()
    }
}

impl<T: Reflect + ?Sized> Reflect for Box<T> {
    fn view(&self) -> View<'_> {
        (**self).view()
    }
}

impl<T: Reflect> Reflect for Option<T> {
    fn view(&self) -> View<'_> {
        match self {
            None => View::Absent,
            Some(value) => match value.view() {
                // An option in an option: there, and null.
                View::Absent => View::Null,
                view => view,
            },
        }
    }
}

impl<T: Reflect> Reflect for Vec<T> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<T: Reflect> List for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> View<'_> {
        self[index].view()
    }
}

impl<T: Reflect> Reflect for BTreeMap<String, T> {
    fn view(&self) -> View<'_> {
        View::Map(self)
    }
}

impl<T: Reflect> Entries for BTreeMap<String, T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn entries(&self) -> Box<dyn Iterator<Item = (&str, &dyn Reflect)> + '_> {
        Box::new(self.iter().map(|(key, value)| (key.as_str(), value as &dyn Reflect)))
    }
}
