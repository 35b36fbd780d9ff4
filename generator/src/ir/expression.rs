//! Rust expressions that build a value: how an example of the description reads in Rust.

use serde_json::Value;

use super::{RustName, TypeName};

/// A Rust expression that builds a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A string literal.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Number(f64),
    /// `true` or `false`.
    Bool(bool),
    /// JSON as it is.
    Json(Value),
    /// A JSON object as it is.
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
        /// What it holds.
        payload: Option<Box<Expression>>,
    },
    /// `Struct::constructor(arguments).setter(value)..`
    Struct {
        /// The struct.
        ty: TypeName,
        /// `new`, or the constructor of one form.
        constructor: RustName,
        /// What the constructor takes.
        arguments: Vec<Expression>,
        /// The setters, each with what it takes.
        setters: Vec<(RustName, Vec<Expression>)>,
    },
    /// A value that may be absent.
    Maybe(Option<Box<Expression>>),
    /// A value on the heap.
    Boxed(Box<Expression>),
    /// A value that becomes the union of this name by itself.
    Converted(Box<Expression>),
}

impl Expression {
    /// The definitions that the expression names, each once, in order.
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

    /// Whether the expression builds a struct of which nothing is said.
    pub fn is_empty_struct(&self) -> bool {
        matches!(self, Self::Struct { arguments, setters, .. } if arguments.is_empty() && setters.is_empty())
    }

    /// Whether the expression needs the `json!` macro.
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
