//! Finding out which form of a union a JSON value has.

use serde_json::Value;

use super::super::excerpt::listed;
use super::build::{Build, Fill};
use super::node::Node;
use super::problem::{Problem, Step};
use super::reader::{MISSING, Reader, Reported, described, unknown_value};
use super::shape::{Kind, Layout, Object, Selector, Union, Variant};

impl Reader {
    /// The index of the form that a value has. The value becomes what the form holds.
    pub fn select(&mut self, union: &'static Union, value: &mut Node<'_>) -> Result<usize, Reported> {
        match union.layout {
            Layout::Tagged(tag) => {
                let index = self.tagged(union, tag, value)?;
                // The form does not store it.
                value.remove(tag);
                Ok(index)
            }
            Layout::TagKept(tag) => self.tagged(union, tag, value),
            Layout::Adjacent { tag, content, optional } => {
                let index = self.tagged(union, tag, value)?;
                self.content(&union.variants[index], [tag, content], optional, value)?;
                Ok(index)
            }
            Layout::Plain => {
                let Some(index) = union.selected(value) else { return Err(self.no_form(union, value)) };
                if let Selector::Key(key) = union.variants[index].selector {
                    self.only_key(key, value)?;
                }
                Ok(index)
            }
        }
    }

    /// What a form holds, out of the value that `select` has left.
    pub fn payload<T: Build>(
        &mut self,
        union: &'static Union,
        form: usize,
        value: &mut Node<'_>,
    ) -> Result<T, Reported> {
        let mut payload = T::blank();
        self.fill_payload(union, form, &mut payload, value)?;
        Ok(payload)
    }

    fn fill_payload(
        &mut self,
        union: &'static Union,
        form: usize,
        payload: &mut dyn Fill,
        value: &mut Node<'_>,
    ) -> Result<(), Reported> {
        // Content that is absent.
        if value.is_null() && matches!(union.layout, Layout::Adjacent { optional: true, .. }) {
            return Ok(());
        }
        let mark = self.checkpoint();
        let filled = payload.fill(value, self);
        if let Some(step) = union.step(form) {
            self.leave(mark, &Step::Field(step));
        }
        filled
    }

    /// Begins to try the forms of a union without marks.
    pub fn attempts(&mut self) -> Attempts<'_> {
        Attempts { reader: self, closest: Vec::new() }
    }

    /// Fills in one of the forms that are known; gives back the value as it came where none fits.
    pub fn open(
        &mut self,
        value: &mut Node<'_>,
        fill: &mut dyn FnMut(&mut Node<'_>, &mut Self) -> Result<(), Reported>,
    ) -> Option<Value> {
        let (before, mark) = (value.clone(), self.checkpoint());
        if fill(value, self).is_ok() && !self.has_problems_since(mark) {
            return None;
        }
        self.forget(mark);
        Some(before.into_value())
    }

    /// Takes note that a value has none of the forms of a union.
    pub fn no_form(&mut self, union: &'static Union, value: &Node<'_>) -> Reported {
        let expected: Vec<_> = union.variants.iter().map(expectation).collect();
        let nearest = closest(union, value).map_or(String::new(), |form| format!("; nearest is {form}"));
        self.report(format!("expected {}, found {}{nearest}", listed(&expected, "or"), described(value)))
    }

    fn tagged(
        &mut self,
        union: &'static Union,
        tag: &'static str,
        value: &Node<'_>,
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

    /// Takes the content out of an object of tag and content.
    fn content(
        &mut self,
        variant: &Variant,
        [tag, content]: [&'static str; 2],
        optional: bool,
        value: &mut Node<'_>,
    ) -> Result<(), Reported> {
        let found = value.remove(content);
        value.remove(tag);
        let fields = self.entries(value)?;
        let inner = (variant.object)().map(|object| (content, object));
        let mark = self.checkpoint();
        for (key, _) in &fields {
            self.unknown_field(key, &[tag, content], true, inner);
        }
        match found {
            Some(Node::Null) if optional => {
                self.report_at(Step::Field(content), "null, and may only be absent");
            }
            Some(found) => *value = found,
            // What may be absent is none.
            None if optional => *value = Node::Null,
            // Its fields stand beside the tag, so that is what is wrong, and it has been said.
            None if self.has_problems_since(mark) => {}
            None => {
                self.report_at(Step::Field(content), MISSING);
            }
        }
        self.result_since(mark)
    }

    /// Takes the value of an object's one key.
    fn only_key(&mut self, key: &'static str, value: &mut Node<'_>) -> Result<(), Reported> {
        let mut fields = self.entries(value)?;
        let index = fields.iter().position(|(found, _)| found == key);
        let found = index.map_or(Node::Null, |index| fields.swap_remove(index).1);
        if !fields.is_empty() {
            for (other, _) in fields {
                self.report_at(
                    Step::Key(other.into_owned()),
                    format!("unknown field, only {key} can stand here"),
                );
            }
            return Err(self.reported());
        }
        *value = found;
        Ok(())
    }
}

/// Trying the forms of a union without marks, one after the other.
#[derive(Debug)]
pub struct Attempts<'r> {
    reader: &'r mut Reader,
    /// What was wrong with the form that came furthest.
    closest: Vec<Problem>,
}

impl Attempts<'_> {
    /// The form, if the value fits it.
    pub fn form<T: Build>(&mut self, value: &Node<'_>) -> Option<T> {
        let mut form = T::blank();
        self.fill(&mut form, value.clone()).then_some(form)
    }

    fn fill(&mut self, form: &mut dyn Fill, mut value: Node<'_>) -> bool {
        let mark = self.reader.checkpoint();
        if form.fill(&mut value, self.reader).is_ok() && !self.reader.has_problems_since(mark) {
            return true;
        }
        let problems = self.reader.take_since(mark);
        if furthest(&problems) > furthest(&self.closest) {
            self.closest = problems;
        }
        false
    }

    /// Takes note that no form fits: of what is wrong in the one that came furthest, or of the kinds that do.
    pub fn none_fits(self, union: &'static Union, value: &Node<'_>) -> Reported {
        if self.closest.is_empty() {
            return self.reader.no_form(union, value);
        }
        self.reader.take_over(self.closest)
    }
}

/// How far in the first problem is.
fn furthest(problems: &[Problem]) -> usize {
    problems.iter().map(Problem::depth).min().unwrap_or_default()
}

impl Union {
    /// The index of the first form whose mark the value has.
    pub fn selected(&self, value: &Node<'_>) -> Option<usize> {
        let fields = if let Node::Object(fields) = value { fields.as_slice() } else { &[] };
        let has = |key: &str| fields.iter().any(|(found, _)| found.len() == key.len() && found == key);
        self.variants.iter().position(|variant| match variant.selector {
            Selector::Tag(values) => match self.layout {
                Layout::Tagged(tag) | Layout::TagKept(tag) | Layout::Adjacent { tag, .. } => {
                    value.get(tag).and_then(Node::as_str).is_some_and(|found| values.contains(&found))
                }
                Layout::Plain => false,
            },
            Selector::Key(key) | Selector::HasKey(key) => has(key),
            Selector::Text(text) => value.as_str() == Some(text),
            Selector::Kind(kinds) => kinds.contains(&Kind::of(value)),
            Selector::FieldIs(field, values) => {
                value.get(field).and_then(Node::as_str).is_some_and(|found| values.contains(&found))
            }
            Selector::Otherwise => matches!(value, Node::Object(_)),
            Selector::Fits => true,
        })
    }

    /// The key below which a form's content stands.
    pub(in super::super) fn step(&self, index: usize) -> Option<&'static str> {
        match (self.layout, self.variants[index].selector) {
            (Layout::Adjacent { content, .. }, _) => Some(content),
            (_, Selector::Key(key)) => Some(key),
            _ => None,
        }
    }
}

/// What a reader of a message is told about a form.
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
            format!("an object with `{field}` being {}", listed(&values, "or"))
        }
        Selector::Otherwise => "another object".to_owned(),
        Selector::Fits => variant.name.to_owned(),
    }
}

/// The form whose object has most keys of the value.
fn closest(union: &'static Union, value: &Node<'_>) -> Option<String> {
    let Node::Object(fields) = value else { return None };
    let shared = |object: &Object| fields.iter().filter(|(key, _)| object.declares(key)).count();
    let forms = union.variants.iter().filter_map(|variant| Some((shared((variant.object)()?), variant)));
    let (count, form) = forms.reduce(|best, form| if form.0 > best.0 { form } else { best })?;
    (count > 0).then(|| expectation(form))
}
