//! Writing values as JSON text, as requests are sent.

use std::io;

use serde::ser::{Error as _, Serialize};
use serde_json::Error;

use super::super::numeric::Numeric;
use super::members::Members;
use super::reflect::{Reflect, View};
use super::shape::{Field, is_special};

/// Serializes a request or an answer as JSON text.
///
/// # Errors
///
/// Returns an error if a number is not finite, which JSON cannot represent.
pub fn to_json(value: &dyn Reflect) -> Result<String, Error> {
    let mut text = String::with_capacity(1024);
    write(value.view(), &mut text)?;
    Ok(text)
}

fn write(view: View<'_>, text: &mut String) -> Result<(), Error> {
    match view {
        View::Absent | View::Null | View::Unit => text.push_str("null"),
        View::Boolean(true) => text.push_str("true"),
        View::Boolean(false) => text.push_str("false"),
        View::Number(number) => match number.in_json() {
            Some(Numeric::Integer(number)) => append(text, &number)?,
            Some(Numeric::Unsigned(number)) => append(text, &number)?,
            Some(Numeric::Float(number)) => append(text, &number)?,
            None => return Err(Error::custom(Numeric::NOT_FINITE)),
        },
        View::KnownNumber(number, _) => append(text, &number)?,
        View::Text(string, _) => write_string(string, needs_escapes(string), text)?,
        View::Json(value, _) | View::Other(value) => append(text, value)?,
        View::List(list) => {
            text.push('[');
            for index in 0..list.count() {
                if index > 0 {
                    text.push(',');
                }
                write(list.item(index), text)?;
            }
            text.push(']');
        }
        View::Map(_) | View::Object(..) => write_object(view, text)?,
        View::Union(..) => match view.resolved() {
            object @ View::Union(..) => write_object(object, text)?,
            content => write(content, text)?,
        },
    }
    Ok(())
}

fn write_object(view: View<'_>, text: &mut String) -> Result<(), Error> {
    text.push('{');
    view.members(&mut TextMembers { text, is_first: true })?;
    text.push('}');
    Ok(())
}

struct TextMembers<'a> {
    text: &'a mut String,
    is_first: bool,
}

impl TextMembers<'_> {
    #[inline]
    fn write(&mut self, key: &str, needs_escapes: bool, value: View<'_>) -> Result<(), Error> {
        if !self.is_first {
            self.text.push(',');
        }
        self.is_first = false;
        write_string(key, needs_escapes, self.text)?;
        self.text.push(':');
        write(value, self.text)
    }
}

impl Members for TextMembers<'_> {
    type Error = Error;

    fn member(&mut self, key: &str, value: View<'_>) -> Result<(), Error> {
        self.write(key, needs_escapes(key), value)
    }

    fn field(&mut self, field: &Field, value: View<'_>) -> Result<(), Error> {
        self.write(field.name, field.needs_escapes, value)
    }
}

/// Writes a string; one without characters to escape, as nearly all are, is copied as a whole.
#[inline]
fn write_string(string: &str, needs_escapes: bool, text: &mut String) -> Result<(), Error> {
    if needs_escapes {
        return append(text, string);
    }
    text.push('"');
    text.push_str(string);
    text.push('"');
    Ok(())
}

/// Writes what the parser's library knows best: numbers, escapes and values without a type.
fn append(text: &mut String, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
    serde_json::to_writer(Appended(text), value)
}

/// The end of a text, to which pieces in UTF-8 are written.
struct Appended<'a>(&'a mut String);

impl io::Write for Appended<'_> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.0.push_str(std::str::from_utf8(piece).map_err(io::Error::other)?);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns whether JSON must escape a character of the string, looking at eight bytes at a time.
fn needs_escapes(string: &str) -> bool {
    let bytes = string.as_bytes();
    match bytes.last_chunk() {
        Some(last) => {
            let mut words = bytes.chunks_exact(8).filter_map(|word| word.first_chunk());
            has_special(*last) || words.any(|word| has_special(*word))
        }
        None => bytes.iter().any(|byte| is_special(*byte)),
    }
}

/// Sets the highest bit of each byte that is below a space, a quotation mark or a backslash.
fn has_special(word: [u8; 8]) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let word = u64::from_ne_bytes(word);
    let is_zero = |word: u64| word.wrapping_sub(EACH) & !word;
    let is_control = word.wrapping_sub(EACH * 0x20) & !word;
    let found =
        is_control | is_zero(word ^ (EACH * u64::from(b'"'))) | is_zero(word ^ (EACH * u64::from(b'\\')));
    found & (EACH * 0x80) != 0
}
