//! What arrived at a server, counted by the server.

use std::ops::Sub;
use std::sync::{Mutex, PoisonError};

/// What has arrived so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Accepted connections.
    pub connections: usize,
    /// Requests of which at least one byte arrived.
    pub begun: usize,
    /// Requests whose head arrived completely.
    pub heads: usize,
    /// Requests that arrived with their complete body, if they have one.
    pub posts: usize,
}

impl Sub for Count {
    type Output = Self;

    fn sub(self, earlier: Self) -> Self {
        Self {
            connections: self.connections - earlier.connections,
            begun: self.begun - earlier.begun,
            heads: self.heads - earlier.heads,
            posts: self.posts - earlier.posts,
        }
    }
}

/// Counts what arrives.
#[derive(Debug, Default)]
pub struct Arrivals {
    count: Mutex<Count>,
}

impl Arrivals {
    /// Returns what has arrived so far.
    #[must_use]
    pub fn count(&self) -> Count {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn connection(&self) {
        self.add(|count| count.connections += 1);
    }

    pub(super) fn begun(&self) {
        self.add(|count| count.begun += 1);
    }

    pub(super) fn head(&self) {
        self.add(|count| count.heads += 1);
    }

    pub(super) fn post(&self) {
        self.add(|count| count.posts += 1);
    }

    fn add(&self, one: impl FnOnce(&mut Count)) {
        one(&mut self.count.lock().unwrap_or_else(PoisonError::into_inner));
    }
}
