//! The functions that are told of every attempt.

use std::sync::Arc;

use super::{Attempt, trace};

type Observer = dyn Fn(&Attempt<'_>) + Send + Sync;

/// The functions that are told of every attempt.
#[derive(Clone, Default)]
pub(in super::super) struct Observers(Vec<Arc<Observer>>);

impl Observers {
    pub(in super::super) fn add(&mut self, observer: impl Fn(&Attempt<'_>) + Send + Sync + 'static) {
        self.0.push(Arc::new(observer));
    }

    pub(in super::super) fn attempt_ended(&self, attempt: &Attempt<'_>) {
        trace::attempt_ended(attempt);
        for observer in &self.0 {
            observer(attempt);
        }
    }
}
