//! Looking up parts of a value by their JSON names, typed or not.

use super::reflect::View;
use super::shape::Json;

impl<'a> View<'a> {
    /// Returns the value under a key, also if it is an additional field.
    #[inline]
    pub fn get(self, key: &str) -> Option<Self> {
        match self {
            View::Union(_, _, content) => content.view().get(key),
            View::Object(object, fields) => {
                let wanted = object.position(key);
                let (mut declared, mut additional) = (None, None);
                fields.each(&mut |index, view| {
                    if Some(index) == wanted {
                        declared = Some(view);
                    } else if index >= object.fields.len() {
                        additional = Some(view);
                    }
                });
                declared.or_else(|| additional?.get(key))
            }
            View::Map(entries) => {
                entries.entries().find(|(name, _)| *name == key).map(|(_, value)| value.view())
            }
            View::Json(value, _) | View::Other(value) => Some(View::Json(value.get(key)?, &Json::ANY)),
            _ => None,
        }
    }

    /// Returns the value at the end of a path of keys.
    #[inline]
    pub fn at(self, path: &[&str]) -> Option<Self> {
        path.iter().try_fold(self, |view, key| view.get(key))
    }

    /// Returns the content of a string.
    #[inline]
    pub fn as_str(self) -> Option<&'a str> {
        match self {
            View::Text(text, _) => Some(text),
            View::Json(value, _) => value.as_str(),
            _ => None,
        }
    }

    /// Returns a number, as a floating-point number.
    #[inline]
    pub fn as_f64(self) -> Option<f64> {
        match self {
            View::Number(number) => Some(number.approximate()),
            View::Json(value, _) => value.as_f64(),
            _ => None,
        }
    }

    /// Returns a truth value.
    #[inline]
    pub fn as_bool(self) -> Option<bool> {
        match self {
            View::Boolean(value) => Some(value),
            View::Json(value, _) => value.as_bool(),
            _ => None,
        }
    }
}
