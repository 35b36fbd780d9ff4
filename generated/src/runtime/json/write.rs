//! Writes a value as JSON text. This is what requests are sent as; serde's `Serialize` is for everybody else.

use serde::ser::Error as _;
use serde_json::Error;

use super::super::numeric::Numeric;
use super::members::NO_OBJECT;
use super::reflect::{Reflect, View};

/// Serializes a request or an answer as JSON text.
///
/// Returns an error if a number is not finite, which JSON cannot represent.
pub fn to_json(value: &impl Reflect) -> Result<String, Error> {
    to_vec(value).and_then(|text| String::from_utf8(text).map_err(Error::custom))
}

/// Serializes a value as JSON text.
pub fn to_vec(value: &dyn Reflect) -> Result<Vec<u8>, Error> {
    let mut text = Vec::with_capacity(256);
    write(value.view(), &mut text)?;
    Ok(text)
}

fn write(view: View<'_>, text: &mut Vec<u8>) -> Result<(), Error> {
    match view.resolved() {
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
        View::Text(string, _) => self::string(string, text)?,
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
        view @ (View::Map(_) | View::Object(..) | View::Union(..)) => {
            text.push(b'{');
            let begin = text.len();
            let mut written = Ok(());
            let is_object = view.each_member(&mut |key, value| {
                if written.is_ok() {
                    if text.len() > begin {
                        text.push(b',');
                    }
                    written = string(key, text).and_then(|()| {
                        text.push(b':');
                        write(value, text)
                    });
                }
            });
            written?;
            if !is_object {
                return Err(Error::custom(NO_OBJECT));
            }
            text.push(b'}');
        }
    }
    Ok(())
}

/// Writes a string. Most need no escaping, and are copied.
fn string(string: &str, text: &mut Vec<u8>) -> Result<(), Error> {
    if string.bytes().any(|byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
        return serde_json::to_writer(text, string);
    }
    text.push(b'"');
    text.extend_from_slice(string.as_bytes());
    text.push(b'"');
    Ok(())
}
