//! Selecting the variant of a union that a JSON value has.

use serde_json::Value;

use super::super::check;
use super::super::excerpt::listed;
use super::build::{Build, Fill};
use super::node::Node;
use super::problem::{Problem, Step};
use super::reader::{MISSING, Reader, Reported, described, unknown_value};
use super::reflect::Reflect;
use super::shape::{Kind, Layout, Object, Selector, Union, Variant, is_same_key};

impl Reader {
    /// Returns the index of the variant that a value has, and the variant's content.
    pub fn select<'t>(
        &mut self,
        union: &'static Union,
        value: Node<'t>,
    ) -> Result<(usize, Node<'t>), Reported> {
        match union.layout {
            Layout::Tagged(tag) => {
                let index = self.tagged(union, tag, value)?;
                // The variant does not store its tag.
                Ok((index, value.without(tag)))
            }
            Layout::TagKept(tag) => Ok((self.tagged(union, tag, value)?, value)),
            Layout::Adjacent { tag, content, optional } => {
                let index = self.tagged(union, tag, value)?;
                Ok((index, self.content(&union.variants[index], [tag, content], optional, value)?))
            }
            Layout::Plain => {
                let Some(index) = union.selected(value) else { return Err(self.no_variant(union, value)) };
                let content = match (union.variants[index].selector, value.only_pair()) {
                    (Selector::Key(_), Some((_, content))) => content,
                    (Selector::Key(key), None) => self.only_key(key, value)?,
                    _ => value,
                };
                Ok((index, content))
            }
        }
    }

    /// Fills the content of a variant, which `select` returned.
    pub fn payload(
        &mut self,
        union: &'static Union,
        index: usize,
        payload: &mut dyn Fill,
        value: Node<'_>,
    ) -> Result<(), Reported> {
        // The content is absent.
        if value.is_null() && matches!(union.layout, Layout::Adjacent { optional: true, .. }) {
            return Ok(());
        }
        let begin = self.checkpoint();
        let filled = payload.fill(value, self);
        if self.has_problems_since(begin) {
            if let Some(step) = union.step(index) {
                self.leave(begin, &Step::Field(step));
            }
        }
        filled
    }

    /// Starts trying the variants of a union without discriminants.
    pub fn attempts(&mut self, union: &'static Union) -> Attempts<'_> {
        Attempts { reader: self, union, round: Round::Before, closest: Vec::new() }
    }

    /// Fills in one of the known variants; returns the value if none fits.
    pub fn open(
        &mut self,
        value: Node<'_>,
        fill: &mut dyn FnMut(Node<'_>, &mut Self) -> Result<(), Reported>,
    ) -> Option<Value> {
        let begin = self.checkpoint();
        if fill(value, self).is_ok() && !self.has_problems_since(begin) {
            return None;
        }
        self.forget(begin);
        Some(value.into_value())
    }

    /// Reports that a value matches no variant of a union.
    pub fn no_variant(&mut self, union: &'static Union, value: Node<'_>) -> Reported {
        let expected: Vec<_> = union.variants.iter().map(expectation).collect();
        let nearest =
            closest(union, value).map_or(String::new(), |variant| format!("; did you mean {variant}?"));
        self.report(format!("expected {}, found {}{nearest}", listed(&expected, "or"), described(value)))
    }

    fn tagged(
        &mut self,
        union: &'static Union,
        tag: &'static str,
        value: Node<'_>,
    ) -> Result<usize, Reported> {
        let found = self.tag(tag, value)?;
        let has_it =
            |variant: &Variant| matches!(variant.selector, Selector::Tag(values) if values.contains(&found));
        union
            .variants
            .iter()
            .position(has_it)
            .ok_or_else(|| self.report_at(Step::Field(tag), unknown_value(found, || union.tags())))
    }

    /// Returns the content of an object of tag and content.
    fn content<'t>(
        &mut self,
        variant: &Variant,
        [tag, content]: [&'static str; 2],
        optional: bool,
        value: Node<'t>,
    ) -> Result<Node<'t>, Reported> {
        let pairs = self.pairs(value.without(tag))?;
        let inner = (variant.object)().map(|object| (content, object));
        let begin = self.checkpoint();
        let mut found = None;
        for (key, value) in pairs.iter() {
            if key == content && found.is_none() {
                found = Some(value);
            } else {
                self.unknown_field(key, &[tag, content], true, inner);
            }
        }
        match found {
            Some(Node::Null) if optional => {
                self.report_at(Step::Field(content), "must not be null");
            }
            // Optional content that is absent is read as null.
            None if optional => {}
            // Its fields are beside the tag, which has been reported already.
            None if self.has_problems_since(begin) => {}
            None => {
                self.report_at(Step::Field(content), MISSING);
            }
            Some(_) => {}
        }
        self.result_since(begin)?;
        Ok(found.unwrap_or(Node::Null))
    }

    /// Returns the value of the single key of an object.
    fn only_key<'t>(&mut self, key: &'static str, value: Node<'t>) -> Result<Node<'t>, Reported> {
        let begin = self.checkpoint();
        let mut content = None;
        for (found, value) in self.pairs(value)?.iter() {
            if found == key && content.is_none() {
                content = Some(value);
            } else {
                let message = format!("unknown field, expected only {key}");
                self.report_at(Step::Key(found.to_owned()), message);
            }
        }
        self.result_since(begin)?;
        Ok(content.unwrap_or(Node::Null))
    }
}

/// Tries the variants of a union without discriminants, one after the other.
///
/// The first round takes a variant only if the value breaks none of its rules. If all break some, the second
/// round takes the first that can be read, so that the broken rules are reported like those of any value.
#[derive(Debug)]
pub struct Attempts<'r> {
    reader: &'r mut Reader,
    union: &'static Union,
    round: Round,
    /// The problems of the variant that got furthest.
    closest: Vec<Problem>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Round {
    Before,
    WithRules,
    WithoutRules,
}

impl Attempts<'_> {
    /// Starts the next round, if there is one.
    pub fn next_round(&mut self) -> bool {
        let (next, goes_on) = match self.round {
            Round::Before => (Round::WithRules, true),
            Round::WithRules => (Round::WithoutRules, true),
            Round::WithoutRules => (Round::WithoutRules, false),
        };
        self.round = next;
        goes_on
    }

    /// Reads the value as a variant, if it fits.
    pub fn variant<T: Build + Reflect>(&mut self, index: usize, value: Node<'_>) -> Option<T> {
        let mut content = T::blank();
        let fits = self.fill(&mut content, value);
        let has_rules = self.round == Round::WithRules && !self.reader.is_tolerant;
        (fits && (!has_rules || check::holds(content.view(), self.union.variants[index].rules)))
            .then_some(content)
    }

    fn fill(&mut self, content: &mut dyn Fill, value: Node<'_>) -> bool {
        let begin = self.reader.checkpoint();
        if content.fill(value, self.reader).is_ok() && !self.reader.has_problems_since(begin) {
            return true;
        }
        let problems = self.reader.take_since(begin);
        if furthest(&problems) > furthest(&self.closest) {
            self.closest = problems;
        }
        false
    }

    /// Reports that no variant fits.
    ///
    /// The report has the problems of the variant that got furthest, or else the expected variants.
    pub fn none_fits(self, value: Node<'_>) -> Reported {
        if self.closest.is_empty() {
            return self.reader.no_variant(self.union, value);
        }
        self.reader.take_over(self.closest)
    }
}

/// Returns the depth of the outermost problem.
fn furthest(problems: &[Problem]) -> usize {
    problems.iter().map(Problem::depth).min().unwrap_or_default()
}

impl Union {
    /// Returns the index of the first variant whose selector matches the value.
    pub fn selected(&self, value: Node<'_>) -> Option<usize> {
        // Most objects that are selected by a key have no other.
        if let Some((only, _)) = value.only_pair() {
            let has_key =
                |variant: &Variant| matches!(variant.selector, Selector::Key(key) if is_same_key(key, only));
            if let Some(index) = self.variants.iter().position(has_key) {
                return Some(index);
            }
        }
        self.variants.iter().position(|variant| match variant.selector {
            Selector::Tag(values) => match self.layout {
                Layout::Tagged(tag) | Layout::TagKept(tag) | Layout::Adjacent { tag, .. } => {
                    value.get(tag).and_then(Node::as_str).is_some_and(|found| values.contains(&found))
                }
                Layout::Plain => false,
            },
            Selector::Key(key) | Selector::HasKey(key) => value.get(key).is_some(),
            Selector::Text(text) => value.as_str() == Some(text),
            Selector::Kind(kinds) => kinds.contains(&Kind::of(value)),
            Selector::FieldIs(field, values) => {
                value.get(field).and_then(Node::as_str).is_some_and(|found| values.contains(&found))
            }
            Selector::Otherwise => matches!(value, Node::Object(_)),
            Selector::Fits => true,
        })
    }

    /// Returns the key that holds the content of a variant.
    pub(in super::super) fn step(&self, index: usize) -> Option<&'static str> {
        match (self.layout, self.variants[index].selector) {
            (Layout::Adjacent { content, .. }, _) => Some(content),
            (_, Selector::Key(key)) => Some(key),
            _ => None,
        }
    }
}

/// Describes a variant for messages.
fn expectation(variant: &Variant) -> String {
    match variant.selector {
        Selector::Tag(values) => {
            values.iter().map(|value| format!("\"{value}\"")).collect::<Vec<_>>().join(" or ")
        }
        Selector::Key(key) | Selector::HasKey(key) => format!("an object with `{key}`"),
        Selector::Text(text) => format!("\"{text}\""),
        Selector::Kind(kinds) => {
            let kinds: Vec<_> = kinds.iter().map(|kind| kind.with_article()).collect();
            kinds.join(" or ")
        }
        Selector::FieldIs(field, values) => {
            let values: Vec<_> = values.iter().map(|value| format!("\"{value}\"")).collect();
            format!("an object whose `{field}` is {}", listed(&values, "or"))
        }
        Selector::Otherwise => "any other object".to_owned(),
        Selector::Fits => variant.name.to_owned(),
    }
}

/// Describes the variant whose object shares most keys with the value.
fn closest(union: &'static Union, value: Node<'_>) -> Option<String> {
    let Node::Object(pairs) = value else { return None };
    let shared = |object: &Object| pairs.iter().filter(|(key, _)| object.declares(key)).count();
    let variants = union.variants.iter().filter_map(|variant| Some((shared((variant.object)()?), variant)));
    let (count, variant) = variants.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (count > 0).then(|| expectation(variant))
}
