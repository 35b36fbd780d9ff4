//! The way from a schema down to each of those that its values can hold, so that random values are led there: what
//! stands deep would otherwise hardly ever be reached.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

use crate::demand::is_nothing;
use crate::keywords::below;

/// The ways from one schema.
pub(crate) struct Paths {
    /// Each schema's address, and the one above it on the shortest way.
    above: BTreeMap<usize, usize>,
    targets: Vec<usize>,
}

/// The address of a schema, by which it is known.
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

    /// How many schemas there are ways to.
    pub(crate) fn count(&self) -> usize {
        self.targets.len()
    }

    /// The address of one of them.
    pub(crate) fn target(&self, index: usize) -> usize {
        self.targets[index % self.targets.len()]
    }

    /// The schemas on the way to one of them.
    pub(crate) fn to(&self, index: usize) -> BTreeSet<usize> {
        std::iter::successors(Some(self.target(index)), |schema| self.above.get(schema).copied()).collect()
    }
}
