//! Writes a value as JSON text. This is what requests are sent as; serde's `Serialize` is for everybody else.

use std::mem;

use serde::ser::Error as _;
use serde_json::{Error, Value};

use super::super::numeric::Numeric;
use super::reflect::{Fields, Reflect, View};
use super::shape::{Layout, Object, Selector, Union};

/// Serializes a request or an answer as JSON text.
///
/// Returns an error if a number is not finite, which JSON cannot represent.
pub fn to_json(value: &impl Reflect) -> Result<String, Error> {
    // Only whole strings and ASCII have been written.
    to_vec(value).map(|text| String::from_utf8(text).unwrap_or_default())
}

/// Serializes a value as JSON text.
pub fn to_vec(value: &dyn Reflect) -> Result<Vec<u8>, Error> {
    let mut text = Vec::with_capacity(256);
    write(value.view(), &mut text)?;
    Ok(text)
}

fn write(view: View<'_>, text: &mut Vec<u8>) -> Result<(), Error> {
    match view {
        View::Absent | View::Null | View::Unit => text.extend_from_slice(b"null"),
        View::Boolean(true) => text.extend_from_slice(b"true"),
        View::Boolean(false) => text.extend_from_slice(b"false"),
        View::Number(number) => return self::number(number, text),
        View::KnownNumber(number, _) => return serde_json::to_writer(text, &number),
        View::Text(string, _) => return self::string(string, text),
        View::Json(value, _) | View::Other(value) => return serde_json::to_writer(text, value),
        View::List(list) => {
            text.push(b'[');
            for index in 0..list.count() {
                if index > 0 {
                    text.push(b',');
                }
                write(list.item(index), text)?;
            }
            text.push(b']');
        }
        View::Union(union, index, payload) => return form(union, index, payload, text),
        View::Map(_) | View::Object(..) => return object(view, text),
    }
    Ok(())
}

/// Writes whole numbers without a fraction, `5` rather than `5.0`.
fn number(number: Numeric, text: &mut Vec<u8>) -> Result<(), Error> {
    match number {
        Numeric::Integer(number) => serde_json::to_writer(text, &number),
        Numeric::Unsigned(number) => serde_json::to_writer(text, &number),
        Numeric::Float(number) if !number.is_finite() => Err(Error::custom(Numeric::NOT_FINITE)),
        #[expect(clippy::cast_possible_truncation, reason = "the number is an integer in range")]
        Numeric::Float(number) if number.fract() == 0.0 && number.abs() <= Numeric::EXACT => {
            serde_json::to_writer(text, &(number as i64))
        }
        Numeric::Float(number) => serde_json::to_writer(text, &number),
    }
}

/// Writes a string; most have nothing to escape, which is found out without a branch for each byte.
fn string(string: &str, text: &mut Vec<u8>) -> Result<(), Error> {
    let is_special = |byte: u8| (byte < 0x20) | (byte == b'"') | (byte == b'\\');
    if string.bytes().fold(false, |found, byte| found | is_special(byte)) {
        return serde_json::to_writer(text, string);
    }
    text.reserve(string.len() + 2);
    text.push(b'"');
    text.extend_from_slice(string.as_bytes());
    text.push(b'"');
    Ok(())
}

fn form(union: &'static Union, index: usize, payload: &dyn Reflect, text: &mut Vec<u8>) -> Result<(), Error> {
    match (union.variants[index].selector, union.layout) {
        (Selector::Text(string), _) => self::string(string, text),
        (Selector::Key(_), _) | (_, Layout::Tagged(_) | Layout::Adjacent { .. }) => {
            object(View::Union(union, index, payload), text)
        }
        (_, Layout::Plain | Layout::TagKept(_)) => write(payload.view(), text),
    }
}

fn object(view: View<'_>, text: &mut Vec<u8>) -> Result<(), Error> {
    text.push(b'{');
    let mut members = Members { text, is_first: true };
    members.of(view)?;
    members.text.push(b'}');
    Ok(())
}

/// The fields of an object that is being written.
struct Members<'t> {
    text: &'t mut Vec<u8>,
    is_first: bool,
}

impl Members<'_> {
    fn key(&mut self, key: &str) -> Result<(), Error> {
        if !mem::take(&mut self.is_first) {
            self.text.push(b',');
        }
        string(key, self.text)?;
        self.text.push(b':');
        Ok(())
    }

    fn entry(&mut self, key: &str, value: View<'_>) -> Result<(), Error> {
        self.key(key)?;
        write(value, self.text)
    }

    /// Writes the fields of a value that is an object in JSON.
    fn of(&mut self, view: View<'_>) -> Result<(), Error> {
        match view {
            View::Object(object, fields) => self.of_object(object, fields),
            View::Map(entries) if entries.count() == 0 => Ok(()),
            View::Map(entries) => {
                entries.entries().try_for_each(|(key, value)| self.entry(key, value.view()))
            }
            View::Json(Value::Object(fields), _) => fields.iter().try_for_each(|(key, value)| {
                self.key(key)?;
                serde_json::to_writer(&mut *self.text, value)
            }),
            View::Union(union, index, payload) => match (union.layout, union.variants[index].selector) {
                (_, Selector::Key(key)) => self.entry(key, payload.view()),
                (Layout::Tagged(tag), Selector::Tag([value, ..])) => {
                    self.key(tag)?;
                    string(value, self.text)?;
                    self.of(payload.view())
                }
                (Layout::Adjacent { tag, content, .. }, Selector::Tag([value, ..])) => {
                    self.key(tag)?;
                    string(value, self.text)?;
                    match payload.view() {
                        View::Absent | View::Unit => Ok(()),
                        view => self.entry(content, view),
                    }
                }
                _ => self.of(payload.view()),
            },
            View::Absent | View::Unit => Ok(()),
            _ => Err(Error::custom("the content of a tagged variant must be an object")),
        }
    }

    fn of_object(&mut self, object: &Object, fields: &dyn Fields) -> Result<(), Error> {
        if let Some((name, value)) = object.tag {
            self.key(name)?;
            string(value, self.text)?;
        }
        let mut failure = None;
        fields.each(object, &mut |index, value| {
            if failure.is_none() {
                failure = match object.fields.get(index) {
                    Some(field) if field.choice.is_none() => self.entry(field.name, value.view()),
                    // The key of a choice, or those of the additional fields.
                    _ => self.of(value.view()),
                }
                .err();
            }
        });
        failure.map_or(Ok(()), Err)
    }
}
