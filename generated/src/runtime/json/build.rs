//! Building values from JSON.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::{Deserializer, Error};
use serde_json::Value;

use super::super::numeric::Numeric;
use super::node::Node;
use super::reader::{Reader, Reported};
use super::shape::Object;
use super::tape::Tape;

/// A value that can be filled from JSON.
pub trait Fill {
    /// Fills the value from JSON.
    ///
    /// On failure the problems have already been reported.
    fn fill(&mut self, value: Node<'_>, reader: &mut Reader) -> Result<(), Reported>;
}

/// A type whose values are built by filling a blank one.
pub trait Build: Fill + Sized {
    /// Whether the server sends it, so that one odd field must not cost the others.
    const IS_ANSWER: bool = false;

    /// Whether null is a value of the type.
    const TAKES_NULL: bool = false;

    /// Returns a blank value to fill.
    fn blank() -> Self;

    /// Returns the description of the type if it is an object.
    fn object() -> Option<&'static Object> {
        None
    }

    /// Reads a value with any deserializer of a self-describing format.
    fn read_from<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Reader::read(Tape::deserialize(deserializer)?.root(), false).map_err(D::Error::custom)
    }
}

/// The fields of an object, by their index in its description.
///
/// Apart from [`Fields`](super::Fields), so that a program that only writes a type does not compile this.
pub trait FieldsMut {
    /// Returns a field to fill; the index after the last field stands for the additional fields.
    fn field_mut(&mut self, index: usize) -> &mut dyn Fill;
}

/// A list whose items are filled one by one.
pub trait FillItems {
    /// Replaces all items by this many blank ones.
    fn reset(&mut self, count: usize);

    /// Returns an item to fill.
    fn item_mut(&mut self, index: usize) -> &mut dyn Fill;
}

/// A map that grows while it is filled.
pub trait GrowByKey {
    /// Inserts a blank value under the key and returns it.
    fn grow(&mut self, key: String) -> &mut dyn Fill;
}

/// A value that does not matter.
impl Fill for () {
    fn fill(&mut self, _: Node<'_>, _: &mut Reader) -> Result<(), Reported> {
        Ok(())
    }
}

impl Build for () {
    fn blank() -> Self {}
}

impl Fill for String {
    fn fill(&mut self, value: Node<'_>, reader: &mut Reader) -> Result<(), Reported> {
        reader.text(value)?.clone_into(self);
        Ok(())
    }
}

impl Build for String {
    fn blank() -> Self {
        Self::new()
    }
}

impl Fill for bool {
    fn fill(&mut self, value: Node<'_>, reader: &mut Reader) -> Result<(), Reported> {
        match value {
            Node::Boolean(value) => *self = value,
            other => return Err(reader.mismatch("a boolean", other)),
        }
        Ok(())
    }
}

impl Build for bool {
    fn blank() -> Self {
        false
    }
}

impl Fill for Value {
    fn fill(&mut self, value: Node<'_>, _: &mut Reader) -> Result<(), Reported> {
        *self = value.into_value();
        Ok(())
    }
}

impl Build for Value {
    const TAKES_NULL: bool = true;

    fn blank() -> Self {
        Self::Null
    }
}

impl Fill for f64 {
    #[expect(clippy::cast_precision_loss, reason = "the comparison below detects a loss")]
    fn fill(&mut self, value: Node<'_>, reader: &mut Reader) -> Result<(), Reported> {
        let Node::Number(number) = value else { return Err(reader.mismatch("a number", value)) };
        let (float, whole) = match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(whole), ..) => (whole as Self, Numeric::Integer(whole)),
            (None, Some(whole), _) => (whole as Self, Numeric::Unsigned(whole)),
            (None, None, Some(float)) => (float, Numeric::Float(float)),
            (None, None, None) => return Err(reader.mismatch("a 64-bit number", value)),
        };
        if Numeric::Float(float) != whole {
            return Err(reader.report("integer cannot be represented exactly as a 64-bit float"));
        }
        *self = float;
        Ok(())
    }
}

impl Build for f64 {
    fn blank() -> Self {
        0.0
    }
}

macro_rules! integers {
    ($($number:ident),+) => {$(
        impl Fill for $number {
            fn fill(&mut self, value: Node<'_>, reader: &mut Reader) -> Result<(), Reported> {
                let number = reader.integer(value)?;
                *self = Self::try_from(number)
                    .map_err(|_| reader.out_of_range(number, Self::MIN.into(), Self::MAX.into()))?;
                Ok(())
            }
        }

        impl Build for $number {
            fn blank() -> Self {
                0
            }
        }
    )+};
}

integers!(i32, i64, u32, u64);

impl<T: Build> Fill for Box<T> {
    fn fill(&mut self, value: Node<'_>, reader: &mut Reader) -> Result<(), Reported> {
        (**self).fill(value, reader)
    }
}

impl<T: Build> Build for Box<T> {
    const IS_ANSWER: bool = T::IS_ANSWER;

    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn object() -> Option<&'static Object> {
        T::object()
    }
}

/// Whether null means `None` is up to the holder; it is a value only in a nested option.
impl<T: Build> Fill for Option<T> {
    fn fill(&mut self, value: Node<'_>, reader: &mut Reader) -> Result<(), Reported> {
        let mut inner = T::blank();
        if !(T::TAKES_NULL && value.is_null()) {
            inner.fill(value, reader)?;
        }
        *self = Some(inner);
        Ok(())
    }
}

impl<T: Build> Build for Option<T> {
    const IS_ANSWER: bool = T::IS_ANSWER;
    const TAKES_NULL: bool = true;

    fn blank() -> Self {
        None
    }

    fn object() -> Option<&'static Object> {
        T::object()
    }
}

impl<T: Build> Fill for Vec<T> {
    fn fill(&mut self, value: Node<'_>, reader: &mut Reader) -> Result<(), Reported> {
        reader.list(self, value)
    }
}

impl<T: Build> FillItems for Vec<T> {
    fn reset(&mut self, count: usize) {
        self.clear();
        // Items may be large, and moving them costs more than reading them.
        self.reserve_exact(count);
        self.resize_with(count, T::blank);
    }

    fn item_mut(&mut self, index: usize) -> &mut dyn Fill {
        &mut self[index]
    }
}

impl<T: Build> Build for Vec<T> {
    const IS_ANSWER: bool = T::IS_ANSWER;

    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Build> Fill for BTreeMap<String, T> {
    fn fill(&mut self, value: Node<'_>, reader: &mut Reader) -> Result<(), Reported> {
        self.clear();
        reader.map(self, value)
    }
}

impl<T: Build> GrowByKey for BTreeMap<String, T> {
    fn grow(&mut self, key: String) -> &mut dyn Fill {
        self.entry(key).or_insert_with(T::blank)
    }
}

impl<T: Build> Build for BTreeMap<String, T> {
    const IS_ANSWER: bool = T::IS_ANSWER;

    fn blank() -> Self {
        Self::new()
    }
}
