//! Builds the value tree during parsing and reports problems that the parser itself accepts.

use std::{fmt, ops::Range};

use serde::Deserializer;
use serde::de::{
    self, DeserializeSeed, EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Map, Number, Value};

use super::keys::{Key, KeySeed};
use super::places::{Place, Source, Step};
use super::syntax::Format;
use crate::diagnostic::{Diagnostics, Excerpt, Lines, Origin};
use crate::pointer::Pointer;

/// Maximum nesting of objects and arrays. The YAML parser's own limit is slightly higher.
const MAXIMUM_DEPTH: usize = 100;
/// Maximum number of values after alias expansion.
const MAXIMUM_NODES: usize = 1_000_000;
/// Maximum bytes of text after alias expansion.
const MAXIMUM_TEXT: usize = 64 * 1024 * 1024;
/// Parsing stops after this many problems; an alias could repeat one a million times.
const MAXIMUM_PROBLEMS: usize = 100;

/// State of one parse: the current path, the resources used, and the problems found.
pub(super) struct Builder<'text> {
    file: String,
    lines: &'text Lines,
    format: Format,
    path: Vec<(Step, Option<Range<usize>>)>,
    nodes: usize,
    text: usize,
    problems: Diagnostics,
    count: usize,
    too_deep: bool,
    stopped: bool,
}

impl<'text> Builder<'text> {
    pub(super) fn new(file: &str, lines: &'text Lines, format: Format) -> Self {
        Self {
            file: file.to_owned(),
            lines,
            format,
            path: Vec::new(),
            nodes: 0,
            text: 0,
            problems: Diagnostics::default(),
            count: 0,
            too_deep: false,
            stopped: false,
        }
    }

    pub(super) fn into_problems(self) -> Diagnostics {
        self.problems
    }

    pub(super) fn format(&self) -> Format {
        self.format
    }

    pub(super) fn lines(&self) -> &'text Lines {
        self.lines
    }

    /// Returns the current location of the parser.
    pub(super) fn pointer(&self) -> Pointer {
        self.path.iter().fold(Pointer::root(), |pointer, (step, _)| match step {
            Step::Member(key) => pointer.key(key),
            Step::Element(index) => pointer.index(*index),
        })
    }

    /// Reports a problem at the current location; its line is that of the nearest key.
    pub(super) fn problem(&mut self, message: impl Into<String>, help: impl Into<String>) {
        let span = self.path.iter().rev().find_map(|(_, span)| span.clone());
        let excerpt = span.and_then(|span| self.lines.excerpt(span));
        self.problem_at(self.pointer(), excerpt, message, help);
    }

    /// Reports a problem at another location.
    pub(super) fn problem_at(
        &mut self,
        pointer: Pointer,
        excerpt: Option<Excerpt>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        // After a stop, the parser also returns the error that stopped it.
        if self.stopped {
            return;
        }
        let origin = Origin { file: self.file.clone(), pointer, excerpt, target: None };
        self.problems.error(message).at(origin).help(help);
        self.count += 1;
    }

    /// Stops the parse if it exceeds a limit.
    fn check_limits<E: de::Error>(&mut self) -> Result<(), E> {
        if self.nodes > MAXIMUM_NODES || self.text > MAXIMUM_TEXT {
            let help = "write the aliased content out or use `$ref`";
            self.problem("the document is too large after alias expansion", help);
        } else if self.count >= MAXIMUM_PROBLEMS {
            let help = "fix the problems above and run again";
            self.problem("the file has too many problems", help);
        } else {
            return Ok(());
        }
        self.stopped = true;
        Err(E::custom("stopped"))
    }

    fn count_text<E: de::Error>(&mut self, text: &str) -> Result<(), E> {
        self.text += text.len();
        self.check_limits()
    }

    /// Returns whether another object or array may start here.
    fn may_nest(&mut self) -> bool {
        let fits = self.path.len() < MAXIMUM_DEPTH;
        // An alias inside its own anchor reaches this point once for each of endlessly many paths.
        if !fits && !self.too_deep {
            self.too_deep = true;
            let message = format!("the document is nested more than {MAXIMUM_DEPTH} levels deep");
            self.problem(message, "flatten it, or check for an alias inside its own anchor");
        }
        fits
    }
}

/// Reads a value and everything inside it.
pub(super) struct Node<'builder, 'text>(pub(super) &'builder mut Builder<'text>);

impl<'de> DeserializeSeed<'de> for Node<'_, '_> {
    type Value = (Value, Place);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.0.nodes += 1;
        self.0.check_limits()?;
        deserializer.deserialize_any(self)
    }
}

impl Node<'_, '_> {
    /// Returns a scalar whose position the parser does not report.
    fn scalar(value: impl Into<Value>) -> (Value, Place) {
        (value.into(), Place::default())
    }

    /// Returns null for a number that cannot be represented. It is an error only if the slice keeps it.
    fn unfit(number: impl fmt::Display) -> (Value, Place) {
        (Value::Null, Place { unfit: Some(number.to_string()), ..Place::default() })
    }
}

impl<'de> Visitor<'de> for Node<'_, '_> {
    type Value = (Value, Place);

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value that JSON can represent")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(Self::scalar(Value::Null))
    }

    fn visit_none<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(Self::scalar(Value::Null))
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Self::scalar(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Self::scalar(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Self::scalar(value))
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Self::Value, E> {
        Ok(Self::unfit(value))
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<Self::Value, E> {
        Ok(Self::unfit(value))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Self::Value, E> {
        if let Some(number) = Number::from_f64(value) {
            return Ok(Self::scalar(Value::Number(number)));
        }
        Ok(Self::unfit(match value {
            _ if value.is_nan() => ".nan",
            _ if value < 0.0 => "-.inf",
            _ => ".inf",
        }))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Self::Value, E> {
        self.0.count_text(value)?;
        Ok(Self::scalar(value))
    }

    fn visit_borrowed_str<E: de::Error>(self, value: &'de str) -> Result<Self::Value, E> {
        self.0.count_text(value)?;
        Ok((Value::from(value), Place::written(self.0.lines.span_of(value))))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        if !self.0.may_nest() {
            while access.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Self::scalar(Value::Null));
        }
        let (mut elements, mut places) = (Vec::new(), Place::default());
        loop {
            let step = Step::Element(elements.len());
            self.0.path.push((step.clone(), None));
            let Some((element, place)) = access.next_element_seed(Node(self.0))? else { break };
            self.0.path.pop();
            // An array has the position of its first element.
            if elements.is_empty() {
                places.source.clone_from(&place.source);
            }
            elements.push(element);
            places.below.insert(step, place);
        }
        self.0.path.pop();
        Ok((Value::Array(elements), places))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        if !self.0.may_nest() {
            while access.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Self::scalar(Value::Null));
        }
        let (mut members, mut places) = (Map::new(), Place::default());
        while let Some(key) = access.next_key_seed(KeySeed(self.0))? {
            let Key::Text { text, span } = key else {
                access.next_value::<IgnoredAny>()?;
                continue;
            };
            self.0.count_text(&text)?;
            let step = Step::Member(text.clone());
            self.0.path.push((step.clone(), span.clone()));
            let (value, mut place) = access.next_value_seed(Node(self.0))?;
            if members.contains_key(&text) {
                let help = "keep only one of them";
                self.0.problem(format!("duplicate key `{text}` in the same object"), help);
            } else {
                // A member has the position of its key, and an object that of its first key.
                place.source = span.map(Source::Written).or(place.source);
                if members.is_empty() {
                    places.source.clone_from(&place.source);
                }
                members.insert(text, value);
                places.below.insert(step, place);
            }
            self.0.path.pop();
        }
        Ok((Value::Object(members), places))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Self::Value, A::Error> {
        let (tag, content) = access.variant::<String>()?;
        let help = "remove the tag; only values that JSON can represent are supported";
        self.0.problem(format!("the YAML tag `!{}` is not supported", tag.trim_start_matches('!')), help);
        content.newtype_variant_seed(Node(self.0))
    }
}
