//! The state of reading one JSON value: how strictly, and what was found to be wrong.

use std::borrow::Cow;

use serde_json::Value;

use super::super::excerpt::listed;
use super::super::numeric::Numeric;
use super::build::{Build, Fill, Grow, GrowByKey};
use super::node::Node;
use super::problem::{Problem, ReadError, Step, key_text};
use super::shape::{Kind, Object};

/// The message for a field that is not there.
pub(super) const MISSING: &str = "missing, and must be there";

/// How many keys of an object a message names.
const NAMED_KEYS: usize = 8;

/// Reads one JSON value, and collects what is wrong with it.
///
/// A message names kinds and keys and never shows a value, since that may be private.
#[derive(Debug)]
pub struct Reader {
    pub(super) problems: Vec<Problem>,
    /// Whether a field that does not fit costs only itself.
    pub(super) is_tolerant: bool,
    /// Whether a field that the type does not know is a problem.
    pub(super) denies_unknown: bool,
}

/// Something was wrong, and the reader has taken note of it.
#[derive(Clone, Copy, Debug)]
pub struct Reported(());

/// How many problems there were at some time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Checkpoint(usize);

impl Reader {
    /// Reads a value as its type asks for: an answer field by field, anything else as a whole.
    pub(in super::super) fn read<T: Build>(value: Node<'_>, denies_unknown: bool) -> Result<T, ReadError> {
        let mut built = T::blank();
        let reader = Self { problems: Vec::new(), is_tolerant: T::IS_ANSWER, denies_unknown };
        reader.fill(&mut built, value)?;
        Ok(built)
    }

    fn fill(mut self, target: &mut dyn Fill, mut value: Node<'_>) -> Result<(), ReadError> {
        match target.fill(&mut value, &mut self) {
            Ok(()) if self.problems.is_empty() => Ok(()),
            _ => Err(ReadError::new(self.problems)),
        }
    }

    /// Takes note of a problem at this place.
    pub fn report(&mut self, message: impl Into<String>) -> Reported {
        self.problems.push(Problem::new(message));
        Reported(())
    }

    /// Takes note of a problem one step further in.
    pub(super) fn report_at(&mut self, step: Step, message: impl Into<String>) -> Reported {
        let mut problem = Problem::new(message);
        problem.below(step);
        self.problems.push(problem);
        Reported(())
    }

    /// Takes note that the value is of the wrong kind.
    pub fn mismatch(&mut self, expected: &str, found: &Node<'_>) -> Reported {
        self.report(format!("expected {expected}, found {}", described(found)))
    }

    /// A whole number, however it is written: `5.0` is 5.
    pub(super) fn integer(&mut self, value: &Node<'_>) -> Result<i128, Reported> {
        let Node::Number(number) = value else { return Err(self.mismatch("a whole number", value)) };
        if let Some(number) = number.as_i64() {
            return Ok(number.into());
        }
        if let Some(number) = number.as_u64() {
            return Ok(number.into());
        }
        match number.as_f64() {
            #[expect(clippy::cast_possible_truncation, reason = "the number is whole and in range")]
            Some(number) if number.fract() == 0.0 && number.abs() <= Numeric::EXACT => Ok(number as i128),
            Some(number) if number.fract() == 0.0 => {
                Err(self.report("expected a whole number of 64 bits, found a larger one"))
            }
            _ => Err(self.report("expected a whole number, found one with a fraction")),
        }
    }

    pub(super) fn out_of_range(&mut self, number: i128, least: i128, most: i128) -> Reported {
        let found = match number {
            number if number < 0 && least == 0 => "a negative one",
            number if number < least => "a smaller one",
            _ => "a larger one",
        };
        self.report(format!("expected a whole number from {least} to {most}, found {found}"))
    }

    /// The text that a value is.
    pub fn text(&mut self, value: &mut Node<'_>) -> Result<String, Reported> {
        match value {
            Node::String(text) => Ok(std::mem::take(text).into_owned()),
            other => Err(self.mismatch("a string", other)),
        }
    }

    /// Fills a list.
    pub(super) fn list(&mut self, target: &mut dyn Grow, value: &mut Node<'_>) -> Result<(), Reported> {
        let Node::Array(items) = value else { return Err(self.mismatch("an array", value)) };
        let begin = self.checkpoint();
        for (index, item) in items.iter_mut().enumerate() {
            let mark = self.checkpoint();
            // What is wrong has been reported.
            let _ = target.grow().fill(item, self);
            self.leave(mark, &Step::Index(index));
        }
        self.result_since(begin)
    }

    /// Fills a map.
    pub(super) fn map(&mut self, target: &mut dyn GrowByKey, value: &mut Node<'_>) -> Result<(), Reported> {
        let entries = self.entries(value)?;
        let begin = self.checkpoint();
        for (key, mut value) in entries {
            let mark = self.checkpoint();
            let key = key.into_owned();
            let step = Step::Key(key.clone());
            // What is wrong has been reported.
            let _ = target.grow(key).fill(&mut value, self);
            self.leave(mark, &step);
        }
        self.result_since(begin)
    }

    /// The entries of an object.
    pub(super) fn entries<'n>(
        &mut self,
        value: &mut Node<'n>,
    ) -> Result<Vec<(Cow<'n, str>, Node<'n>)>, Reported> {
        match value {
            Node::Object(entries) => Ok(std::mem::take(entries)),
            other => Err(self.mismatch("an object", other)),
        }
    }

    /// Which of the objects a value is, by their tags; `None` if it is none of them.
    pub fn command(
        &mut self,
        commands: &'static [Object],
        value: &Node<'_>,
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

    /// The text of the field that names a form.
    pub(super) fn tag<'v>(&mut self, tag: &'static str, value: &'v Node<'_>) -> Result<&'v str, Reported> {
        let Node::Object(fields) = value else {
            return Err(self.mismatch(&format!("an object with the string `{tag}`"), value));
        };
        match fields.iter().find(|(key, _)| key == tag).map(|(_, value)| value) {
            Some(Node::String(text)) => Ok(text),
            Some(other) => {
                let message = format!("expected a string, found {}", described(other));
                Err(self.report_at(Step::Field(tag), message))
            }
            None => Err(self.report_at(Step::Field(tag), MISSING)),
        }
    }

    /// Where the problems of a value begin that is about to be read.
    pub(super) fn checkpoint(&self) -> Checkpoint {
        Checkpoint(self.problems.len())
    }

    /// Whether there was a problem since.
    pub(super) fn has_problems_since(&self, mark: Checkpoint) -> bool {
        self.problems.len() > mark.0
    }

    /// Forgets the problems since, but for those that last.
    pub(super) fn forget(&mut self, mark: Checkpoint) {
        let problems = self.take_since(mark);
        self.problems.extend(problems.into_iter().filter(Problem::is_lasting));
    }

    /// The problems since stand one step further in.
    pub(super) fn leave(&mut self, mark: Checkpoint, step: &Step) {
        for problem in &mut self.problems[mark.0..] {
            problem.below(step.clone());
        }
    }

    /// Whether nothing was wrong since.
    pub(super) fn result_since(&self, mark: Checkpoint) -> Result<(), Reported> {
        if self.has_problems_since(mark) { Err(Reported(())) } else { Ok(()) }
    }

    /// What was found to be wrong has been noted.
    pub(super) fn reported(&self) -> Reported {
        debug_assert!(!self.problems.is_empty());
        Reported(())
    }

    /// Takes out the problems since.
    pub(super) fn take_since(&mut self, mark: Checkpoint) -> Vec<Problem> {
        self.problems.split_off(mark.0)
    }

    /// Takes note of problems that were taken out before.
    pub(super) fn take_over(&mut self, problems: Vec<Problem>) -> Reported {
        self.problems.extend(problems);
        Reported(())
    }

    /// Takes note of a key that an object does not know. `inner` is what one of its fields holds.
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
                    format!("unknown field, only {} can stand here", listed(known, "and"))
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

/// The message for a text that is none of those that can stand in its place.
pub(super) fn unknown_value<I: Iterator<Item = &'static str>>(found: &str, known: impl Fn() -> I) -> String {
    match nearest(found, known()) {
        Some(name) => format!("unknown value, did you mean \"{name}\"?"),
        None => {
            let known: Vec<_> = known().map(|value| format!("\"{value}\"")).collect();
            format!("unknown value, expected {}", listed(&known, "or"))
        }
    }
}

/// The name that is most like the one that was found, if one is.
pub(super) fn nearest(found: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    known
        .map(|name| (strsim::jaro_winkler(found, name), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(left, _), (right, _)| left.total_cmp(right))
        .map(|(_, name)| name)
}

/// The kind of a value, and the keys of an object.
pub(super) fn described(value: &Node<'_>) -> String {
    match value {
        Node::Object(fields) if fields.is_empty() => "an object without keys".to_owned(),
        Node::Object(fields) => {
            let mut keys: Vec<_> = fields.iter().take(NAMED_KEYS).map(|(key, _)| key_text(key)).collect();
            if fields.len() > NAMED_KEYS {
                keys.push(format!("{} more", fields.len() - NAMED_KEYS));
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

    pub(in super::super) fn of(value: &Node<'_>) -> Self {
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
