//! The state of reading one JSON value: its strictness and the problems found so far.

use serde_json::Value;

use super::super::excerpt::listed;
use super::super::numeric::Numeric;
use super::build::{Build, Fill, FillItems, GrowByKey};
use super::node::{Node, Pairs};
use super::problem::{Problem, ReadError, Step, key_text};
use super::shape::{Kind, Object};

/// The message for a required field that is absent.
pub(super) const MISSING: &str = "missing required field";

/// Maximum number of an object's keys in a message.
const NAMED_KEYS: usize = 8;

/// Reads one JSON value and collects its problems.
///
/// Messages name kinds and keys but never show values, which may be private.
#[derive(Debug)]
pub struct Reader {
    pub(super) problems: Vec<Problem>,
    /// Whether a field that does not fit is skipped instead of being a problem.
    pub(super) is_tolerant: bool,
    /// Whether unknown fields are a problem.
    pub(super) denies_unknown: bool,
}

/// Proof that a problem has been reported to the reader.
#[derive(Clone, Copy, Debug)]
pub struct Reported(());

/// The number of problems at some point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Checkpoint(usize);

impl Reader {
    /// Reads a value, tolerantly if it is a response and strictly otherwise.
    pub(in super::super) fn read<T: Build>(value: Node<'_>, denies_unknown: bool) -> Result<T, ReadError> {
        let mut built = T::blank();
        let reader = Self { problems: Vec::new(), is_tolerant: T::IS_ANSWER, denies_unknown };
        reader.fill(&mut built, value)?;
        Ok(built)
    }

    fn fill(mut self, target: &mut dyn Fill, value: Node<'_>) -> Result<(), ReadError> {
        match target.fill(value, &mut self) {
            Ok(()) if self.problems.is_empty() => Ok(()),
            _ => Err(ReadError::new(self.problems)),
        }
    }

    /// Reports a problem with the current value.
    pub fn report(&mut self, message: impl Into<String>) -> Reported {
        self.problems.push(Problem::new(message));
        Reported(())
    }

    /// Reports a problem one step below the current value.
    pub(super) fn report_at(&mut self, step: Step, message: impl Into<String>) -> Reported {
        let mut problem = Problem::new(message);
        problem.below(step);
        self.problems.push(problem);
        Reported(())
    }

    /// Reports that the value is of the wrong kind.
    pub fn mismatch(&mut self, expected: &str, found: Node<'_>) -> Reported {
        self.report(format!("expected {expected}, found {}", described(found)))
    }

    /// Reads an integer, which may be written with a zero fraction: `5.0` is 5.
    pub(super) fn integer(&mut self, value: Node<'_>) -> Result<i128, Reported> {
        let Node::Number(number) = value else { return Err(self.mismatch("an integer", value)) };
        if let Some(number) = number.as_i64() {
            return Ok(number.into());
        }
        if let Some(number) = number.as_u64() {
            return Ok(number.into());
        }
        match number.as_f64() {
            #[expect(clippy::cast_possible_truncation, reason = "the number is an integer in range")]
            Some(number) if number.fract() == 0.0 && number.abs() <= Numeric::EXACT => Ok(number as i128),
            Some(number) if number.fract() == 0.0 => {
                Err(self.report("expected a 64-bit integer, found a larger one"))
            }
            _ => Err(self.report("expected an integer, found a number with a fraction")),
        }
    }

    pub(super) fn out_of_range(&mut self, number: i128, least: i128, most: i128) -> Reported {
        let found = match number {
            number if number < 0 && least == 0 => "a negative one",
            number if number < least => "a smaller one",
            _ => "a larger one",
        };
        self.report(format!("expected an integer from {least} to {most}, found {found}"))
    }

    /// Returns the text of a string.
    pub fn text<'t>(&mut self, value: Node<'t>) -> Result<&'t str, Reported> {
        value.as_str().ok_or_else(|| self.mismatch("a string", value))
    }

    /// Fills a list from an array.
    pub(super) fn list(&mut self, target: &mut dyn FillItems, value: Node<'_>) -> Result<(), Reported> {
        let Node::Array(items) = value else { return Err(self.mismatch("an array", value)) };
        let begin = self.checkpoint();
        target.reset(items.iter().count());
        for (index, item) in items.iter().enumerate() {
            let start = self.checkpoint();
            // Problems have already been reported.
            let _ = target.item_mut(index).fill(item, self);
            if self.has_problems_since(start) {
                self.leave(start, &Step::Index(index));
            }
        }
        self.result_since(begin)
    }

    /// Fills a map from an object.
    pub(super) fn map(&mut self, target: &mut dyn GrowByKey, value: Node<'_>) -> Result<(), Reported> {
        let pairs = self.pairs(value)?;
        let begin = self.checkpoint();
        for (key, value) in pairs.iter() {
            let start = self.checkpoint();
            // Problems have already been reported.
            let _ = target.grow(key.to_owned()).fill(value, self);
            if self.has_problems_since(start) {
                self.leave(start, &Step::Key(key.to_owned()));
            }
        }
        self.result_since(begin)
    }

    /// Returns the keys and values of an object.
    pub(super) fn pairs<'t>(&mut self, value: Node<'t>) -> Result<Pairs<'t>, Reported> {
        match value {
            Node::Object(pairs) => Ok(pairs),
            other => Err(self.mismatch("an object", other)),
        }
    }

    /// Returns the index of the object that the value's tag selects, or `None` if the tag is unknown.
    pub fn command(
        &mut self,
        commands: &'static [Object],
        value: Node<'_>,
    ) -> Result<Option<usize>, Reported> {
        let Some(tag) = commands.iter().find_map(|command| command.tag).map(|(name, _)| name) else {
            return Ok(None);
        };
        let found = self.tag(tag, value)?;
        let known = || commands.iter().filter_map(|command| command.tag).map(|(_, value)| value);
        let index = known().position(|known| known == found);
        if index.is_none() && self.denies_unknown {
            return Err(self.report_at(Step::Field(tag), unknown_value(found, known)));
        }
        Ok(index)
    }

    /// Returns the value of the tag field.
    pub(super) fn tag<'t>(&mut self, tag: &'static str, value: Node<'t>) -> Result<&'t str, Reported> {
        if !matches!(value, Node::Object(_)) {
            return Err(self.mismatch(&format!("an object with the string `{tag}`"), value));
        }
        match value.get(tag) {
            Some(Node::String(text)) => Ok(text),
            Some(other) => {
                let message = format!("expected a string, found {}", described(other));
                Err(self.report_at(Step::Field(tag), message))
            }
            None => Err(self.report_at(Step::Field(tag), MISSING)),
        }
    }

    /// Marks the start of the problems of the value that is read next.
    pub(super) fn checkpoint(&self) -> Checkpoint {
        Checkpoint(self.problems.len())
    }

    /// Returns whether any problem was reported since the checkpoint.
    pub(super) fn has_problems_since(&self, start: Checkpoint) -> bool {
        self.problems.len() > start.0
    }

    /// Discards the problems since the checkpoint, except lasting ones.
    pub(super) fn forget(&mut self, start: Checkpoint) {
        let problems = self.take_since(start);
        self.problems.extend(problems.into_iter().filter(Problem::is_lasting));
    }

    /// Prepends a step to the paths of all problems since the checkpoint.
    pub(super) fn leave(&mut self, start: Checkpoint, step: &Step) {
        for problem in &mut self.problems[start.0..] {
            problem.below(step.clone());
        }
    }

    /// Returns an error if any problem was reported since the checkpoint.
    pub(super) fn result_since(&self, start: Checkpoint) -> Result<(), Reported> {
        if self.has_problems_since(start) { Err(Reported(())) } else { Ok(()) }
    }

    /// Removes and returns the problems since the checkpoint.
    pub(super) fn take_since(&mut self, start: Checkpoint) -> Vec<Problem> {
        self.problems.split_off(start.0)
    }

    /// Adds problems that were found by another reader or removed before.
    pub(super) fn take_over(&mut self, problems: Vec<Problem>) -> Reported {
        self.problems.extend(problems);
        Reported(())
    }

    /// Reports an unknown key.
    ///
    /// `inner` is a field of the object and the object that this field holds, where the key may belong.
    pub(super) fn unknown_field(
        &mut self,
        key: &str,
        known: &[&'static str],
        is_closed: bool,
        inner: Option<(&str, &Object)>,
    ) {
        let message = match inner {
            Some((field, inner)) if inner.declares(key) => format!("unknown field, expected in {field}"),
            _ => match nearest(key, known.iter().copied()) {
                Some(name) => format!("unknown field, did you mean \"{name}\"?"),
                None if is_closed => {
                    format!("unknown field, expected only {}", listed(known, "and"))
                }
                None => "unknown field".to_owned(),
            },
        };
        let mut problem = Problem::new(message);
        if self.denies_unknown {
            problem = problem.lasting();
        }
        problem.below(Step::Key(key.to_owned()));
        self.problems.push(problem);
    }
}

/// Returns the message for a string that is not one of the known values.
pub(super) fn unknown_value<I: Iterator<Item = &'static str>>(found: &str, known: impl Fn() -> I) -> String {
    match nearest(found, known()) {
        Some(name) => format!("unknown value, did you mean \"{name}\"?"),
        None => {
            let known: Vec<_> = known().map(|value| format!("\"{value}\"")).collect();
            format!("unknown value, expected {}", listed(&known, "or"))
        }
    }
}

/// Returns the known name most similar to the one found, if any is similar enough.
pub(super) fn nearest(found: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    known
        .map(|name| (strsim::jaro_winkler(found, name), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(left, _), (right, _)| left.total_cmp(right))
        .map(|(_, name)| name)
}

/// Describes a value by its kind and, if it is an object, its keys.
pub(super) fn described(value: Node<'_>) -> String {
    match value {
        Node::Object(pairs) if pairs.iter().next().is_none() => "an empty object".to_owned(),
        Node::Object(pairs) => {
            let mut keys: Vec<_> = pairs.iter().take(NAMED_KEYS).map(|(key, _)| key_text(key)).collect();
            let more = pairs.iter().skip(NAMED_KEYS).count();
            if more > 0 {
                keys.push(format!("{more} more"));
            }
            format!("an object with the keys {}", listed(&keys, "and"))
        }
        other => Kind::of(other).with_article().to_owned(),
    }
}

impl Kind {
    pub(in super::super) fn of_value(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }

    pub(in super::super) fn of(value: Node<'_>) -> Self {
        match value {
            Node::Null => Self::Null,
            Node::Boolean(_) => Self::Boolean,
            Node::Number(_) => Self::Number,
            Node::String(_) => Self::String,
            Node::Array(_) => Self::Array,
            Node::Object(_) => Self::Object,
        }
    }

    pub(in super::super) fn with_article(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}
