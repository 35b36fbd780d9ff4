//! Writing values as JSON text, as requests are sent.

use serde::ser::Error as _;
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
    to_vec(value).and_then(|text| String::from_utf8(text).map_err(Error::custom))
}

/// Serializes a value as JSON text.
pub fn to_vec(value: &dyn Reflect) -> Result<Vec<u8>, Error> {
    let mut text = Vec::with_capacity(1024);
    write(value.view(), &mut text)?;
    Ok(text)
}

fn write(view: View<'_>, text: &mut Vec<u8>) -> Result<(), Error> {
    match view {
        View::Absent | View::Null | View::Unit => text.extend_from_slice(b"null"),
        View::Boolean(true) => text.extend_from_slice(b"true"),
        View::Boolean(false) => text.extend_from_slice(b"false"),
        View::Number(number) => match number.in_json() {
            Some(Numeric::Integer(number)) => serde_json::to_writer(text, &number)?,
            Some(Numeric::Unsigned(number)) => serde_json::to_writer(text, &number)?,
            Some(Numeric::Float(number)) => serde_json::to_writer(text, &number)?,
            None => return Err(Error::custom(Numeric::NOT_FINITE)),
        },
        View::KnownNumber(number, _) => serde_json::to_writer(text, &number)?,
        View::Text(string, _) if needs_escapes(string) => serde_json::to_writer(text, string)?,
        // Nearly all strings: copied as a whole.
        View::Text(string, _) => {
            text.push(b'"');
            text.extend_from_slice(string.as_bytes());
            text.push(b'"');
        }
        View::Json(value, _) | View::Other(value) => serde_json::to_writer(text, value)?,
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
        View::Map(_) | View::Object(..) => write_object(view, text)?,
        View::Union(..) => match view.resolved() {
            object @ View::Union(..) => write_object(object, text)?,
            content => write(content, text)?,
        },
    }
    Ok(())
}

fn write_object(view: View<'_>, text: &mut Vec<u8>) -> Result<(), Error> {
    let mut members = TextMembers { text, before: b'{' };
    view.members(&mut members)?;
    if members.before == b'{' {
        members.text.push(b'{');
    }
    members.text.push(b'}');
    Ok(())
}

struct TextMembers<'a> {
    text: &'a mut Vec<u8>,
    /// What stands before the next member: a brace or a comma.
    before: u8,
}

impl TextMembers<'_> {
    #[inline]
    fn write(&mut self, key: &str, needs_escapes: bool, value: View<'_>) -> Result<(), Error> {
        let before = std::mem::replace(&mut self.before, b',');
        if needs_escapes {
            self.text.push(before);
            serde_json::to_writer(&mut *self.text, key)?;
            self.text.push(b':');
        } else {
            // Fewer pieces are faster.
            self.text.extend_from_slice(&[before, b'"']);
            self.text.extend_from_slice(key.as_bytes());
            self.text.extend_from_slice(b"\":");
        }
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
