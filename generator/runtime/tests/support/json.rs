//! `runtime::json` as a client has it: with the macros that implement what is the same for every type of a kind.

#![allow(unused_imports, unused_macros, reason = "each test uses a part of this")]

#[path = "../../src/json/bridge.rs"]
mod bridge;

use std::fmt::Debug;

pub(crate) use bridge::{bridge, enumeration, object, text};
pub(crate) use runtime::json::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Implements everything for a union that has `UNION`, and whose forms all hold a value.
macro_rules! union {
    ($name:ident, $first:ident = 0 $(, $form:ident = $index:literal)*) => {
        impl json::Reflect for $name {
            fn view(&self) -> json::View<'_> {
                match self {
                    Self::$first(value) => json::View::Union(Self::UNION, 0, value),
                    $(Self::$form(value) => json::View::Union(Self::UNION, $index, value),)*
                }
            }
        }

        impl json::Fill for $name {
            fn fill(
                &mut self,
                value: json::Node<'_>,
                reader: &mut json::Reader,
            ) -> Result<(), json::Reported> {
                let (form, value) = reader.select(Self::UNION, value)?;
                *self = match form {
                    $($index => Self::$form(json::payload(reader, Self::UNION, form, value)?),)*
                    _ => Self::$first(json::payload(reader, Self::UNION, form, value)?),
                };
                Ok(())
            }
        }

        impl json::Build for $name {
            fn blank() -> Self {
                Self::$first(json::Build::blank())
            }
        }

        json::bridge!($name);
    };
}
pub(crate) use union;

/// Reads a value that fits, or says what is wrong with it. Whichever way it is read, that is the same.
pub(crate) fn read<T: Build + DeserializeOwned + PartialEq + Debug>(value: Value) -> Result<T, String> {
    let text = value.to_string();
    let by_reader = JsonReader::new().read_str(&text).map_err(|error| error.to_string());
    let by_serde = serde_json::from_str(&text).map_err(|error| error.to_string());
    assert_eq!(by_reader, by_serde);
    let of_value = serde_json::from_value(value).map_err(|error| error.to_string());
    assert_eq!(by_reader, of_value);
    clean(by_reader)
}

/// What is wrong with a value that does not fit.
pub(crate) fn refused<T: Build + DeserializeOwned + PartialEq + Debug>(value: Value) -> String {
    read::<T>(value).expect_err("the value does not fit")
}

/// Reads a value in which no unknown field may be.
pub(crate) fn read_closely<T: Build>(value: Value) -> Result<T, String> {
    let reader = JsonReader::new().deny_unknown_fields();
    clean(reader.read_value(value).map_err(|error| error.to_string()))
}

/// No message tells a value, of which those that matter have a canary in them.
fn clean<T>(read: Result<T, String>) -> Result<T, String> {
    if let Err(message) = &read {
        assert!(!message.contains("canary"), "{message}");
    }
    read
}

/// Reads the content of a variant.
pub(crate) fn payload<T: Build>(
    reader: &mut Reader,
    union: &'static Union,
    index: usize,
    value: Node<'_>,
) -> Result<T, Reported> {
    let mut payload = T::blank();
    reader.payload(union, index, &mut payload, value)?;
    Ok(payload)
}

/// The value as JSON text. Whichever way it is written, that is the same.
pub(crate) fn written<T: Reflect + Serialize>(value: &T) -> String {
    let text = to_json(value).expect("JSON can express it");
    assert_eq!(serde_json::to_string(value).expect("JSON can express it"), text);
    let parsed: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(serde_json::to_value(value).ok(), Some(parsed));
    text
}
