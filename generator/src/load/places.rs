//! Where each part of a document comes from: a tree in the shape of the value tree.
//!
//! It is a tree, and not a list of pointers, so that removing the second element of an array moves the third one's
//! place along with its value.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Origin;

/// Who wrote a value.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// The document itself, at this byte.
    Written(usize),
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
    pub(super) below: BTreeMap<Step, Place>,
}

impl Place {
    pub(super) fn written(offset: Option<usize>) -> Self {
        Self { source: offset.map(Source::Written), below: BTreeMap::new() }
    }

    pub(super) fn inserted(by: &Arc<Origin>) -> Self {
        Self { source: Some(Source::Inserted(Arc::clone(by))), below: BTreeMap::new() }
    }

    /// The source of the innermost known place on the way: a value without a place of its own stands in its parent.
    pub(super) fn nearest_source(&self, steps: impl Iterator<Item = String>) -> Option<&Source> {
        let mut place = self;
        let mut nearest = self.source.as_ref();
        for step in steps {
            let element = step.parse().ok().map(Step::Element);
            let member = place.below.get(&Step::Member(step));
            let Some(below) = member.or_else(|| place.below.get(&element?)) else { break };
            place = below;
            nearest = place.source.as_ref().or(nearest);
        }
        nearest
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
