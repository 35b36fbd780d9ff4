//! The shapes of keyword values and their descriptions in error messages.

use serde_json::Value;

use super::kind::{Holds, Kind};
use crate::{config::is_type_name, pointer::Pointer, suggest::nearest};

/// Values of `type`.
pub(crate) const TYPES: [&str; 7] = ["array", "boolean", "integer", "null", "number", "object", "string"];

/// The required shape of a keyword's value.
#[derive(Clone, Copy)]
pub(crate) enum Shape {
    Anything,
    Text,
    Flag,
    True,
    Number,
    PositiveNumber,
    NumberOrFlag,
    /// A non-negative integer.
    Size,
    List,
    /// A non-empty list.
    Values,
    Texts,
    Mapping,
    NamedTexts,
    NamedTextLists,
    Schema,
    SchemaOrFlag,
    Schemas,
    NamedSchemas,
    Types,
    Discriminator,
    OneOf(&'static [&'static str]),
    TypeName,
    FieldName,
}

/// A value of the wrong shape: its location, what was expected, and what to write instead.
pub(crate) struct TypeMismatch {
    pub(crate) at: Pointer,
    pub(crate) name: String,
    pub(crate) expected: String,
    pub(crate) found: String,
    pub(crate) help: String,
}

impl Shape {
    /// Returns how a value of this shape holds schemas.
    pub(super) fn holds(self) -> Option<Holds> {
        match self {
            Self::Schema | Self::SchemaOrFlag => Some(Holds::One(Kind::Schema)),
            Self::Schemas => Some(Holds::List(Kind::Schema)),
            Self::NamedSchemas => Some(Holds::Named(Kind::Schema)),
            _ => None,
        }
    }

    /// Returns all type mismatches in a value, without looking inside schemas.
    pub(crate) fn type_mismatches(self, keyword: &str, value: &Value, at: &Pointer) -> Vec<TypeMismatch> {
        let parts = match (self, value) {
            (Self::Schemas, Value::Array(items)) if !items.is_empty() => {
                let members = items.iter().enumerate();
                let element = |(index, item): (usize, &Value)| {
                    let mismatch = Self::Schema.type_mismatch(keyword, item, at.index(index))?;
                    let name = format!("an element of `{keyword}`");
                    let help = if item.is_boolean() {
                        mismatch.help
                    } else {
                        "write for example `{type: string}`".to_owned()
                    };
                    Some(TypeMismatch { name, help, ..mismatch })
                };
                return members.filter_map(element).collect();
            }
            (Self::NamedSchemas, Value::Object(members)) => Some((Self::Schema, members)),
            (Self::NamedTexts, Value::Object(members)) => Some((Self::Text, members)),
            (Self::NamedTextLists, Value::Object(members)) => Some((Self::Texts, members)),
            _ => None,
        };
        match parts {
            Some((shape, members)) => members
                .iter()
                .filter_map(|(name, member)| shape.type_mismatch(name, member, at.key(name)))
                .collect(),
            None => self.type_mismatch(keyword, value, at.clone()).into_iter().collect(),
        }
    }

    fn type_mismatch(self, keyword: &str, value: &Value, at: Pointer) -> Option<TypeMismatch> {
        if self.fits(value) {
            return None;
        }
        let meant = match (self, value.as_str()) {
            (Self::Types, Some(name)) => nearest(name, TYPES),
            (Self::OneOf(words), Some(word)) => nearest(word, words.iter().copied()),
            (Self::Schema, None) if *value == Value::Bool(true) => {
                Some("write `{}`, which also allows anything".to_owned())
            }
            (Self::Schema, None) if *value == Value::Bool(false) => {
                Some("remove it, and forbid other properties with `additionalProperties: false`".to_owned())
            }
            _ => None,
        };
        let help = meant.unwrap_or_else(|| format!("write for example `{keyword}: {}`", self.instance()));
        Some(TypeMismatch {
            at,
            name: format!("`{keyword}`"),
            expected: self.expected(),
            found: found(value),
            help,
        })
    }

    fn fits(self, value: &Value) -> bool {
        match self {
            Self::Anything => true,
            Self::Text => value.is_string(),
            Self::Flag => value.is_boolean(),
            Self::True => *value == Value::Bool(true),
            Self::Number => value.is_number(),
            Self::PositiveNumber => value.as_f64().is_some_and(|number| number > 0.0),
            Self::NumberOrFlag => value.is_number() || value.is_boolean(),
            Self::Size => size(value).is_some(),
            Self::List => value.is_array(),
            Self::Values | Self::Schemas => value.as_array().is_some_and(|items| !items.is_empty()),
            Self::Texts => value.as_array().is_some_and(|items| items.iter().all(Value::is_string)),
            Self::Mapping | Self::NamedTexts | Self::NamedTextLists | Self::Schema | Self::NamedSchemas => {
                value.is_object()
            }
            Self::SchemaOrFlag => value.is_object() || value.is_boolean(),
            Self::Types => is_type(value) || is_type_list(value),
            Self::Discriminator => {
                let mapping = value.get("mapping").map(|mapping| mapping.as_object());
                let are_texts = mapping.is_none_or(|mapping| {
                    mapping.is_some_and(|mapping| mapping.values().all(Value::is_string))
                });
                value.get("propertyName").is_some_and(Value::is_string) && are_texts
            }
            Self::OneOf(words) => value.as_str().is_some_and(|word| words.contains(&word)),
            Self::TypeName => value.as_str().is_some_and(is_type_name),
            Self::FieldName => value.as_str().is_some_and(is_word),
        }
    }

    fn expected(self) -> String {
        let expected = match self {
            Self::Anything => "a value",
            Self::Text => "a string",
            Self::Flag => "`true` or `false`",
            Self::True => "`true`",
            Self::Number => "a number",
            Self::PositiveNumber => "a number greater than 0",
            Self::NumberOrFlag => "a number, or `true` or `false`",
            Self::Size => "a non-negative integer",
            Self::List => "a list",
            Self::Values => "a non-empty list",
            Self::Texts => "a list of strings",
            Self::Mapping => "a mapping",
            Self::NamedTexts => "a mapping from names to strings",
            Self::NamedTextLists => "a mapping from names to lists of strings",
            Self::Schema => "a schema (a mapping)",
            Self::SchemaOrFlag => "a schema, or `true` or `false`",
            Self::Schemas => "a non-empty list of schemas",
            Self::NamedSchemas => "a mapping from names to schemas",
            Self::Types => "a JSON type name or a list of them",
            Self::Discriminator => {
                "a mapping with a `propertyName` and an optional `mapping` from values to schemas"
            }
            Self::TypeName => "a Rust type name in CamelCase",
            Self::FieldName => "a single word that is a valid Rust field name",
            Self::OneOf(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                return words.join(" or ");
            }
        };
        expected.to_owned()
    }

    /// Returns a YAML example of this shape.
    fn instance(self) -> &'static str {
        match self {
            Self::Anything | Self::Text | Self::FieldName => "word",
            Self::Flag | Self::True => "true",
            Self::Number | Self::PositiveNumber | Self::NumberOrFlag | Self::Size => "1",
            Self::List | Self::Values | Self::Texts => "[a, b]",
            Self::Mapping | Self::NamedTexts => "{a: text}",
            Self::NamedTextLists => "{a: [b]}",
            Self::Schema | Self::SchemaOrFlag => "{type: string}",
            Self::Schemas => "[{type: string}]",
            Self::NamedSchemas => "{a: {type: string}}",
            Self::Types => "string",
            Self::Discriminator => "{propertyName: kind}",
            Self::OneOf(words) => words[0],
            Self::TypeName => "DeskLamp",
        }
    }
}

/// Returns a non-negative integer, even if it is written with a decimal point.
pub(crate) fn size(value: &Value) -> Option<u64> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "integral and within the exactly representable range"
    )]
    let whole =
        |number: f64| (number.fract() == 0.0 && (0.0..9e15).contains(&number)).then_some(number as u64);
    value.as_u64().or_else(|| value.as_f64().and_then(whole))
}

fn is_type(value: &Value) -> bool {
    value.as_str().is_some_and(|name| TYPES.contains(&name))
}

fn is_type_list(value: &Value) -> bool {
    value.as_array().is_some_and(|names| !names.is_empty() && names.iter().all(is_type))
}

fn is_word(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-'))
}

/// Describes a value for error messages.
pub(crate) fn found(value: &Value) -> String {
    match value {
        Value::Null => "`null`".to_owned(),
        Value::Bool(flag) => format!("`{flag}`"),
        Value::Number(number) => format!("the number `{number}`"),
        Value::String(text) => format!("the string `{}`", shortened(text)),
        Value::Array(items) if items.is_empty() => "an empty list".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "a mapping".to_owned(),
    }
}

/// Shortens text for quoting in a message.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}..", &text[..end]),
        None => text.to_owned(),
    }
}
