//! Parsed JSON on its way into a value.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

use super::node::{Node, first};

/// Number of tokens that fits most commands and responses.
const TYPICAL: usize = 64;

/// A parsed JSON document as one list of tokens, which borrow their strings where the parser allows it.
///
/// A tree would need an allocation for each array and object, which costs more than the rest of reading.
#[derive(Debug)]
pub struct Tape<'a>(Vec<Token<'a>>);

/// One token of a document.
///
/// Arrays and objects have the number of tokens that follow as their content.
#[derive(Debug)]
pub(super) enum Token<'a> {
    Null,
    Boolean(bool),
    Number(Number),
    String(Cow<'a, str>),
    Array(usize),
    Object(usize),
}

impl Tape<'_> {
    /// Returns the whole document.
    pub fn root(&self) -> Node<'_> {
        first(&self.0).map_or(Node::Null, |(node, _)| node)
    }
}

impl<'a> From<&'a Value> for Tape<'a> {
    fn from(value: &'a Value) -> Self {
        let mut tape = Self(Vec::new());
        tape.push_value(value);
        tape
    }
}

impl<'a> Tape<'a> {
    fn push_value(&mut self, value: &'a Value) {
        let start = self.0.len();
        match value {
            Value::Null => self.0.push(Token::Null),
            Value::Bool(value) => self.0.push(Token::Boolean(*value)),
            Value::Number(number) => self.0.push(Token::Number(number.clone())),
            Value::String(text) => self.0.push(Token::String(text.into())),
            Value::Array(items) => {
                self.0.push(Token::Array(0));
                for item in items {
                    self.push_value(item);
                }
                self.close(start);
            }
            Value::Object(fields) => {
                self.0.push(Token::Object(0));
                for (key, value) in fields {
                    self.0.push(Token::String(key.into()));
                    self.push_value(value);
                }
                self.close(start);
            }
        }
    }

    /// Ends the array or object that starts there.
    fn close(&mut self, start: usize) {
        let following = self.0.len() - start - 1;
        if let Token::Array(length) | Token::Object(length) = &mut self.0[start] {
            *length = following;
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Tape<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut tape = Self(Vec::with_capacity(TYPICAL));
        Recorder(&mut tape).deserialize(deserializer)?;
        Ok(tape)
    }
}

/// Appends the next value to a tape.
struct Recorder<'r, 'a>(&'r mut Tape<'a>);

impl<'a> Recorder<'_, 'a> {
    fn push(self, token: Token<'a>) {
        self.0.0.push(token);
    }
}

impl<'de: 'a, 'a> DeserializeSeed<'de> for Recorder<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de: 'a, 'a> Visitor<'de> for Recorder<'_, 'a> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.push(Token::Null);
        Ok(())
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.push(Token::Null);
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.push(Token::Boolean(value));
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.push(Token::Number(value.into()));
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.push(Token::Number(value.into()));
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.push(Number::from_f64(value).map_or(Token::Null, Token::Number));
        Ok(())
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        self.push(Token::String(Cow::Borrowed(text)));
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.push(Token::String(Cow::Owned(text.to_owned())));
        Ok(())
    }

    fn visit_string<E>(self, text: String) -> Result<(), E> {
        self.push(Token::String(Cow::Owned(text)));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let Self(tape) = self;
        let start = tape.0.len();
        tape.0.push(Token::Array(0));
        while let Some(()) = access.next_element_seed(Recorder(tape))? {}
        tape.close(start);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let Self(tape) = self;
        let start = tape.0.len();
        tape.0.push(Token::Object(0));
        while let Some(Key(key)) = access.next_key()? {
            tape.0.push(Token::String(key));
            access.next_value_seed(Recorder(tape))?;
        }
        // With the feature `arbitrary_precision`, serde_json shows a number as an object with this one key.
        let number = match &tape.0[start + 1..] {
            [Token::String(key), Token::String(digits)] if key == "$serde_json::private::Number" => {
                Some(digits.parse().map_or(Token::Null, Token::Number))
            }
            _ => None,
        };
        match number {
            Some(number) => {
                tape.0.truncate(start);
                tape.0.push(number);
            }
            None => tape.close(start),
        }
        Ok(())
    }
}

/// A key that borrows where the parser allows it, since deserializing a `Cow` never borrows.
struct Key<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Key<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyVisitor).map(Self)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text))
    }
}
