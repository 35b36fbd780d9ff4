//! Reads types out of JSON that was taken apart already, and says where in it something is wrong.

use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Value, map};

use super::path_error::PathError;

/// A value to be read.
pub(super) struct ValueReader(pub(super) Value);

impl<'de> Deserializer<'de> for ValueReader {
    type Error = PathError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PathError> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => visitor.visit_u64(number),
                (None, Some(number)) => visitor.visit_i64(number),
                (None, None) => visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN)),
            },
            Value::String(text) => visitor.visit_string(text),
            Value::Array(items) => visitor.visit_seq(Items { items: items.into_iter(), index: 0 }),
            Value::Object(fields) => visitor.visit_map(Fields { fields: fields.into_iter(), next: None }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PathError> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, PathError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, PathError> {
        match self.0 {
            Value::String(name) => visitor.visit_enum(Form { name, content: None }),
            Value::Object(fields) if fields.len() == 1 => {
                let (name, content) = fields.into_iter().next().expect("there is one field");
                visitor.visit_enum(Form { name, content: Some(content) })
            }
            Value::Object(_) => Err(PathError::invalid_value(Unexpected::Map, &"an object with one key")),
            _ => Err(PathError::custom("expected a string or an object with one key")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

/// The items of a list, one after the other.
struct Items {
    items: std::vec::IntoIter<Value>,
    index: usize,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = PathError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, PathError> {
        let Some(item) = self.items.next() else { return Ok(None) };
        let index = self.index;
        self.index += 1;
        seed.deserialize(ValueReader(item)).map(Some).map_err(|error| error.below_index(index))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// The fields of an object, one after the other.
struct Fields {
    fields: map::IntoIter,
    next: Option<(String, Value)>,
}

impl<'de> MapAccess<'de> for Fields {
    type Error = PathError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, PathError> {
        let Some((key, value)) = self.fields.next() else { return Ok(None) };
        let read = seed.deserialize(reader_of_key(key.clone()));
        self.next = Some((key, value));
        read.map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, PathError> {
        let (key, value) = self.next.take().expect("a value is asked for after its key");
        seed.deserialize(ValueReader(value)).map_err(|error| error.below_key(&key))
    }
}

fn reader_of_key(key: String) -> StringDeserializer<PathError> {
    key.into_deserializer()
}

/// A form that a name tells, and its content.
struct Form {
    name: String,
    content: Option<Value>,
}

impl<'de> EnumAccess<'de> for Form {
    type Error = PathError;
    type Variant = Content;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Content), PathError> {
        let form = seed.deserialize(reader_of_key(self.name.clone()))?;
        Ok((form, Content { name: self.name, content: self.content }))
    }
}

/// The content of a form.
struct Content {
    name: String,
    content: Option<Value>,
}

impl Content {
    fn required(self) -> Result<(String, Value), PathError> {
        match self.content {
            Some(content) => Ok((self.name, content)),
            None => Err(PathError::custom("expected an object with one key, found a string")),
        }
    }
}

impl<'de> VariantAccess<'de> for Content {
    type Error = PathError;

    fn unit_variant(self) -> Result<(), PathError> {
        match self.content {
            None => Ok(()),
            Some(_) => Err(PathError::custom("expected a string, found an object")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, PathError> {
        let (name, content) = self.required()?;
        seed.deserialize(ValueReader(content)).map_err(|error| error.below_key(&name))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, PathError> {
        let (name, content) = self.required()?;
        ValueReader(content).deserialize_any(visitor).map_err(|error| error.below_key(&name))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, PathError> {
        let (name, content) = self.required()?;
        ValueReader(content).deserialize_any(visitor).map_err(|error| error.below_key(&name))
    }
}
