//! Rust expressions that build the value of an example from the description.

use serde_json::Value;

use super::{RustName, TypeName};

/// A Rust expression that builds a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A string literal.
    Text(String),
    /// An integer.
    Integer(i64),
    /// A number with a fraction.
    Number(f64),
    /// `true` or `false`.
    Bool(bool),
    /// A raw JSON value.
    Json(Value),
    /// A raw JSON object.
    JsonObject(Value),
    /// A list.
    List(Vec<Expression>),
    /// A map.
    Map(Vec<(String, Expression)>),
    /// `Enum::Variant`, or `Enum::Variant(payload)`.
    Variant {
        /// The enum.
        ty: TypeName,
        /// The variant.
        variant: RustName,
        /// The payload, if any.
        payload: Option<Box<Expression>>,
    },
    /// `Struct::constructor(arguments).setter(value)..`
    Struct {
        /// The struct.
        ty: TypeName,
        /// `new`, or the constructor of an alternative.
        constructor: RustName,
        /// Arguments of the constructor.
        arguments: Vec<Expression>,
        /// Setters with their arguments.
        setters: Vec<(RustName, Vec<Expression>)>,
    },
    /// An optional value.
    Maybe(Option<Box<Expression>>),
    /// A boxed value.
    Boxed(Box<Expression>),
    /// A value that is implicitly converted into the union.
    Converted(Box<Expression>),
}

impl Expression {
    /// Returns the definitions that the expression names, in order and without duplicates.
    pub fn names(&self) -> Vec<&TypeName> {
        let mut names = Vec::new();
        self.collect(&mut names);
        names
    }

    fn collect<'a>(&'a self, names: &mut Vec<&'a TypeName>) {
        let mut note = |name: &'a TypeName| {
            if !names.contains(&name) {
                names.push(name);
            }
        };
        match self {
            Self::Variant { ty, payload, .. } => {
                note(ty);
                if let Some(payload) = payload {
                    payload.collect(names);
                }
            }
            Self::Struct { ty, arguments, setters, .. } => {
                note(ty);
                let values = setters.iter().flat_map(|(_, values)| values);
                for value in arguments.iter().chain(values) {
                    value.collect(names);
                }
            }
            Self::List(items) => items.iter().for_each(|item| item.collect(names)),
            Self::Map(entries) => entries.iter().for_each(|(_, value)| value.collect(names)),
            Self::Maybe(Some(inner)) | Self::Boxed(inner) | Self::Converted(inner) => inner.collect(names),
            _ => {}
        }
    }

    /// Returns whether the expression builds a struct without arguments and setters.
    pub fn is_empty_struct(&self) -> bool {
        matches!(self, Self::Struct { arguments, setters, .. } if arguments.is_empty() && setters.is_empty())
    }

    /// Returns whether the expression needs the `json!` macro.
    pub fn uses_json(&self) -> bool {
        match self {
            Self::Json(_) | Self::JsonObject(_) => true,
            Self::Variant { payload, .. } => payload.as_ref().is_some_and(|payload| payload.uses_json()),
            Self::Struct { arguments, setters, .. } => {
                let values = setters.iter().flat_map(|(_, values)| values);
                arguments.iter().chain(values).any(Self::uses_json)
            }
            Self::List(items) => items.iter().any(Self::uses_json),
            Self::Map(entries) => entries.iter().any(|(_, value)| value.uses_json()),
            Self::Maybe(Some(inner)) | Self::Boxed(inner) | Self::Converted(inner) => inner.uses_json(),
            _ => false,
        }
    }
}
