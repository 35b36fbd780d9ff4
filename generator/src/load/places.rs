//! Where each part of a document comes from: a tree that mirrors the value tree.
//!
//! It is a tree rather than a map from pointers so that removing an array element moves the places of the
//! following ones along with their values.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Lines, Origin};

/// A file that was read.
#[derive(Debug)]
pub(super) struct SourceFile {
    /// File name, as given by the caller or derived from references.
    pub(super) name: String,
    pub(super) lines: Lines,
}

/// Where a value was written.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// In the file, at these bytes.
    Written(Range<usize>),
    /// By the overlay action at this origin.
    Inserted(Arc<Origin>),
}

/// One step down the value tree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Member(String),
    Element(usize),
}

/// Origin information for a value and everything below it.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    pub(super) source: Option<Source>,
    /// File of this value and those below it, if it differs from the parent's.
    pub(super) file: Option<Arc<SourceFile>>,
    pub(super) below: BTreeMap<Step, Place>,
    /// The literal of a number that cannot be represented; the value is then null.
    pub(super) unfit: Option<String>,
}

/// The innermost information known on the path to a location.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nearest<'places> {
    pub(super) source: Option<&'places Source>,
    /// `None` means the document's own file.
    pub(super) file: Option<&'places Arc<SourceFile>>,
}

impl Place {
    pub(super) fn written(span: Option<Range<usize>>) -> Self {
        Self { source: span.map(Source::Written), ..Self::default() }
    }

    pub(super) fn inserted(by: &Arc<Origin>) -> Self {
        Self { source: Some(Source::Inserted(Arc::clone(by))), ..Self::default() }
    }

    /// Returns the innermost known source on the path: a value without its own source has its parent's.
    pub(super) fn nearest(&self, steps: impl Iterator<Item = String>) -> Nearest<'_> {
        let mut place = self;
        let mut nearest = Nearest { source: self.source.as_ref(), file: self.file.as_ref() };
        for step in steps {
            let Some(below) = place.step(step) else { break };
            place = below;
            if place.file.is_some() {
                // Byte offsets of the enclosing file do not apply to this one.
                nearest = Nearest { source: None, file: place.file.as_ref() };
            }
            nearest.source = place.source.as_ref().or(nearest.source);
        }
        nearest
    }

    /// Returns the place one step down.
    pub(super) fn step(&self, step: String) -> Option<&Self> {
        let element = step.parse().ok().map(Step::Element);
        let member = self.below.get(&Step::Member(step));
        member.or_else(|| self.below.get(&element?))
    }

    /// Replaces the place at these steps below this one.
    pub(super) fn put(&mut self, steps: &[Step], place: Self) {
        match steps {
            [] => *self = place,
            [step, rest @ ..] => self.below.entry(step.clone()).or_default().put(rest, place),
        }
    }

    /// Removes a place and shifts the ones that follow it in the same array.
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
