//! Where each part of a document comes from: a tree in the shape of the value tree.
//!
//! It is a tree, and not a list of pointers, so that removing the second element of an array moves the third one's
//! place along with its value.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Lines, Origin};

/// A file that values were read from.
#[derive(Debug)]
pub(super) struct SourceFile {
    /// Its name, as the caller gave it or as the references led to it.
    pub(super) name: String,
    pub(super) lines: Lines,
}

/// Who wrote a value.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// The file, in these bytes.
    Written(Range<usize>),
    /// An action of an overlay, which stands there.
    Inserted(Arc<Origin>),
}

/// One step down, with what the step means in the value tree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Member(String),
    Element(usize),
}

/// What is known about one value and those below it.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    pub(super) source: Option<Source>,
    /// The file of this value and of those below it, where it is another one than that of the value around it.
    pub(super) file: Option<Arc<SourceFile>>,
    pub(super) below: BTreeMap<Step, Place>,
    /// The number that stands there, if it is none that JSON readers hold; the value is then null.
    pub(super) unfit: Option<String>,
}

/// The innermost thing that is known on the way to a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nearest<'places> {
    pub(super) source: Option<&'places Source>,
    /// `None` stands for the document's own file.
    pub(super) file: Option<&'places Arc<SourceFile>>,
}

impl Place {
    pub(super) fn written(span: Option<Range<usize>>) -> Self {
        Self { source: span.map(Source::Written), ..Self::default() }
    }

    pub(super) fn inserted(by: &Arc<Origin>) -> Self {
        Self { source: Some(Source::Inserted(Arc::clone(by))), ..Self::default() }
    }

    /// The source of the innermost known place on the way: a value without a place of its own stands in its parent.
    pub(super) fn nearest(&self, steps: impl Iterator<Item = String>) -> Nearest<'_> {
        let mut place = self;
        let mut nearest = Nearest { source: self.source.as_ref(), file: self.file.as_ref() };
        for step in steps {
            let Some(below) = place.step(step) else { break };
            place = below;
            if place.file.is_some() {
                // A byte in the file around it says nothing about this one.
                nearest = Nearest { source: None, file: place.file.as_ref() };
            }
            nearest.source = place.source.as_ref().or(nearest.source);
        }
        nearest
    }

    /// What is known one step further down.
    pub(super) fn step(&self, step: String) -> Option<&Self> {
        let element = step.parse().ok().map(Step::Element);
        let member = self.below.get(&Step::Member(step));
        member.or_else(|| self.below.get(&element?))
    }

    /// Puts a place below this one, in place of what was known there.
    pub(super) fn put(&mut self, steps: &[Step], place: Self) {
        match steps {
            [] => *self = place,
            [step, rest @ ..] => self.below.entry(step.clone()).or_default().put(rest, place),
        }
    }

    /// Forgets a place, and moves those that follow it in the same array.
    pub(super) fn take(&mut self, steps: &[Step]) {
        match steps {
            [] => *self = Self::default(),
            [step @ Step::Member(_)] => {
                self.below.remove(step);
            }
            [step @ Step::Element(taken)] => {
                for (step, place) in self.below.split_off(step) {
                    match step {
                        Step::Element(index) if index == *taken => {}
                        Step::Element(index) => {
                            self.below.insert(Step::Element(index - 1), place);
                        }
                        Step::Member(_) => {
                            self.below.insert(step, place);
                        }
                    }
                }
            }
            [step, rest @ ..] => {
                if let Some(below) = self.below.get_mut(step) {
                    below.take(rest);
                }
            }
        }
    }
}
