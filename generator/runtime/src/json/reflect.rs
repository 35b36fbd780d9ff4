//! Inspecting values through their descriptions, without knowing their types.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::numeric::Numeric;
use super::shape::{Json, KnownNumbers, Object, Text, Union};

/// A value that can be inspected.
pub trait Reflect {
    /// Returns a view of the value.
    fn view(&self) -> View<'_>;
}

/// A view of a value.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// An absent value.
    Absent,
    /// A value that is present and null.
    Null,
    /// No content beyond the variant that holds it.
    Unit,
    /// `true` or `false`.
    Boolean(bool),
    /// A number.
    Number(Numeric),
    /// A number of an enumeration.
    KnownNumber(i64, &'static KnownNumbers),
    /// A string.
    Text(&'a str, &'static Text),
    /// Any JSON.
    Json(&'a Value, &'static Json),
    /// A list.
    List(&'a dyn List),
    /// A map.
    Map(&'a dyn Entries),
    /// An object.
    Object(&'static Object, &'a dyn Fields),
    /// An unknown variant.
    Other(&'a Value),
    /// A variant of a union: its index and its content.
    Union(&'static Union, usize, &'a dyn Reflect),
}

/// The items of a list.
pub trait List {
    /// Returns the number of items.
    fn count(&self) -> usize;

    /// Returns a view of one item.
    fn item(&self, index: usize) -> View<'_>;
}

/// The entries of a map.
pub trait Entries {
    /// Returns the number of entries.
    fn count(&self) -> usize;

    /// Returns an iterator over the keys and values.
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, &dyn Reflect)> + '_>;
}

/// The fields of an object, by their index in its description.
///
/// The index after the last field stands for the additional fields.
pub trait Fields {
    /// Visits the fields that are present, in order, and last the additional fields, if there are any.
    fn each<'a>(&'a self, visit: &mut dyn FnMut(usize, View<'a>));
}

/// Returns a view of each field, and one of the additional fields.
pub(in super::super) fn views<'a>(object: &Object, fields: &'a dyn Fields) -> (Vec<View<'a>>, View<'a>) {
    let mut views = vec![View::Absent; object.fields.len()];
    let mut additional = View::Absent;
    fields.each(&mut |index, view| *views.get_mut(index).unwrap_or(&mut additional) = view);
    (views, additional)
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
                // A nested option: present and null.
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
