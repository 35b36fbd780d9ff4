//! The paths from a schema to every schema below it.
//!
//! Random values are steered along them: deeply nested schemas would otherwise hardly ever be reached.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

use crate::demand::is_nothing;
use crate::keywords::below;

/// The paths from one schema.
pub(crate) struct Paths {
    /// Each schema's address, and the one above it on the shortest path.
    above: BTreeMap<usize, usize>,
    targets: Vec<usize>,
}

/// Returns the address of a schema, which identifies it.
pub(crate) fn address(schema: &Value) -> usize {
    std::ptr::from_ref(schema).addr()
}

impl Paths {
    pub(crate) fn from(root: &'static Value) -> Self {
        let mut paths = Self { above: BTreeMap::new(), targets: vec![address(root)] };
        let mut open = VecDeque::from([root]);
        while let Some(schema) = open.pop_front() {
            for part in below(schema) {
                let is_new = !is_nothing(part) && !paths.above.contains_key(&address(part));
                if is_new && !std::ptr::eq(part, root) {
                    paths.above.insert(address(part), address(schema));
                    paths.targets.push(address(part));
                    open.push_back(part);
                }
            }
        }
        paths
    }

    /// Returns how many schemas have a path.
    pub(crate) fn count(&self) -> usize {
        self.targets.len()
    }

    /// Returns the address of one of them.
    pub(crate) fn target(&self, index: usize) -> usize {
        self.targets[index % self.targets.len()]
    }

    /// Returns the schemas on the path to one of them.
    pub(crate) fn to(&self, index: usize) -> BTreeSet<usize> {
        std::iter::successors(Some(self.target(index)), |schema| self.above.get(schema).copied()).collect()
    }
}
