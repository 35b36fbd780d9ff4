//! Reads the key of a member. JSON keys are strings; YAML keys can be any value.

use std::{fmt, ops::Range};

use serde::Deserializer;
use serde::de::{
    self, DeserializeSeed, EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess as _, Visitor,
};

use super::build::Builder;
use super::syntax::Format;

/// The value before the colon.
pub(super) enum Key {
    /// A string, or an integer such as a status code, converted to a string.
    Text { text: String, span: Option<Range<usize>> },
    /// A value that cannot be a key; the problem is already reported.
    Rejected,
}

/// Reads one key.
pub(super) struct KeySeed<'builder, 'text>(pub(super) &'builder mut Builder<'text>);

impl<'de> DeserializeSeed<'de> for KeySeed<'_, '_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl KeySeed<'_, '_> {
    fn text(self, text: &str, span: Option<Range<usize>>) -> Key {
        if text == "<<" && self.0.format() == Format::Yaml {
            let help = "write the members out or use `$ref` or `allOf`; YAML 1.2 has no merge keys";
            let excerpt = span.and_then(|span| self.0.lines().excerpt(span));
            self.0.problem_at(
                self.0.pointer().key(text),
                excerpt,
                "the merge key `<<` is not supported",
                help,
            );
            return Key::Rejected;
        }
        Key::Text { text: text.to_owned(), span }
    }

    fn reject(self, kind: &str) -> Key {
        let help = "quote it if it is meant as a string";
        self.0.problem(format!("this object has {kind} as a key"), help);
        Key::Rejected
    }
}

impl<'de> Visitor<'de> for KeySeed<'_, '_> {
    type Value = Key;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Key, E> {
        Ok(self.text(value, None))
    }

    fn visit_borrowed_str<E: de::Error>(self, value: &'de str) -> Result<Key, E> {
        let span = self.0.lines().span_of(value);
        Ok(self.text(value, span))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Key, E> {
        Ok(self.text(&value.to_string(), None))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Key, E> {
        Ok(self.text(&value.to_string(), None))
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<Key, E> {
        Ok(self.text(&value.to_string(), None))
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Key, E> {
        Ok(self.text(&value.to_string(), None))
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Key, E> {
        Ok(self.reject(&format!("the boolean `{value}`")))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Key, E> {
        Ok(self.reject(&format!("the number `{value}`")))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Key, E> {
        Ok(self.reject("`null`"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Key, A::Error> {
        while access.next_element::<IgnoredAny>()?.is_some() {}
        Ok(self.reject("an array"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Key, A::Error> {
        while access.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(self.reject("an object"))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Key, A::Error> {
        let (tag, content) = access.variant::<String>()?;
        content.newtype_variant::<IgnoredAny>()?;
        Ok(self.reject(&format!("a value with the YAML tag `!{}`", tag.trim_start_matches('!'))))
    }
}
