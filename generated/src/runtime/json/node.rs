//! Values on a tape of parsed JSON.

use std::iter;

use serde_json::{Map, Number, Value};

use super::tape::Token;

/// A JSON value on a tape. Reading does not change it.
#[derive(Clone, Copy, Debug)]
pub enum Node<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number.
    Number(&'t Number),
    /// A string.
    String(&'t str),
    /// An array.
    Array(Items<'t>),
    /// An object.
    Object(Pairs<'t>),
}

/// The items of an array.
#[derive(Clone, Copy, Debug)]
pub struct Items<'t>(&'t [Token<'t>]);

/// The keys and values of an object, in order and with duplicates.
#[derive(Clone, Copy, Debug)]
pub struct Pairs<'t> {
    tokens: &'t [Token<'t>],
    /// Pairs that are not on the tape in one piece.
    listed: &'t [(&'t str, Node<'t>)],
    /// A key whose first occurrence is left out.
    without: Option<&'static str>,
}

/// Returns the first value and the tokens after it.
pub(super) fn first<'t>(tokens: &'t [Token<'t>]) -> Option<(Node<'t>, &'t [Token<'t>])> {
    let (token, rest) = tokens.split_first()?;
    Some(match token {
        Token::Null => (Node::Null, rest),
        Token::Boolean(value) => (Node::Boolean(*value), rest),
        Token::Number(number) => (Node::Number(number), rest),
        Token::String(text) => (Node::String(text), rest),
        Token::Array(length) => {
            let (tokens, rest) = rest.split_at(*length);
            (Node::Array(Items(tokens)), rest)
        }
        Token::Object(length) => {
            let (tokens, rest) = rest.split_at(*length);
            (Node::Object(Pairs { tokens, listed: &[], without: None }), rest)
        }
    })
}

impl<'t> Node<'t> {
    /// Converts the value into an owned one.
    ///
    /// The last of several equal keys wins.
    #[must_use]
    pub fn into_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Boolean(value) => value.into(),
            Self::Number(number) => Value::Number(number.clone()),
            Self::String(text) => text.into(),
            Self::Array(items) => items.iter().map(Self::into_value).collect(),
            Self::Object(pairs) => Value::Object(pairs.into_map()),
        }
    }

    pub(super) fn is_null(self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns the value of a key if this is an object that has it.
    pub(super) fn get(self, name: &str) -> Option<Self> {
        let Self::Object(pairs) = self else { return None };
        pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// Returns the text if this is a string.
    pub(super) fn as_str(self) -> Option<&'t str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// Returns the key and value if this is an object with only one.
    pub(super) fn only_pair(self) -> Option<(&'t str, Self)> {
        match self {
            Self::Object(Pairs { tokens: [Token::String(key), value @ ..], listed: [], without: None }) => {
                let (value, rest) = first(value)?;
                rest.is_empty().then_some((key, value))
            }
            Self::Object(Pairs { tokens: [], listed: [pair], without: None }) => Some(*pair),
            _ => None,
        }
    }

    /// Leaves out the first field with this key if this is an object.
    pub(super) fn without(self, name: &'static str) -> Self {
        match self {
            Self::Object(pairs) => Self::Object(Pairs { without: Some(name), ..pairs }),
            other => other,
        }
    }

    /// Returns an object of these keys and values.
    pub(super) fn object(listed: &'t [(&'t str, Self)]) -> Self {
        Self::Object(Pairs { tokens: &[], listed, without: None })
    }
}

impl<'t> Items<'t> {
    pub(super) fn iter(self) -> impl Iterator<Item = Node<'t>> {
        let Self(mut tokens) = self;
        iter::from_fn(move || {
            let (node, rest) = first(tokens)?;
            tokens = rest;
            Some(node)
        })
    }
}

impl<'t> Pairs<'t> {
    pub(super) fn iter(self) -> impl Iterator<Item = (&'t str, Node<'t>)> {
        let Self { mut tokens, mut listed, mut without } = self;
        iter::from_fn(move || {
            loop {
                let (key, value) = if let [Token::String(key), rest @ ..] = tokens {
                    let (value, rest) = first(rest)?;
                    tokens = rest;
                    (&**key, value)
                } else {
                    let (pair, rest) = listed.split_first()?;
                    listed = rest;
                    *pair
                };
                if without == Some(key) {
                    without = None;
                } else {
                    return Some((key, value));
                }
            }
        })
    }

    /// Converts the pairs into a map.
    ///
    /// The last of several equal keys wins.
    pub(in super::super) fn into_map(self) -> Map<String, Value> {
        self.iter().map(|(key, value)| (key.to_owned(), value.into_value())).collect()
    }
}
