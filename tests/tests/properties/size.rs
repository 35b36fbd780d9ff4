//! The smallest number of values that a value of a schema consists of, so that recursion ends.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use crate::demand::is_nothing;
use crate::description::{components, target};

/// More than any finite value.
const ENDLESS: u64 = 1 << 32;

/// The sizes of the components, by the address of their schema.
struct Sizes(BTreeMap<usize, u64>);

/// The sizes of all components.
///
/// Components refer to one another. Each round propagates sizes over one more reference, until none changes.
static SIZES: LazyLock<Sizes> = LazyLock::new(|| {
    let mut sizes = Sizes(BTreeMap::new());
    loop {
        let next = Sizes(components().map(|(_, schema)| (address(schema), sizes.of(schema))).collect());
        if next.0 == sizes.0 {
            return sizes;
        }
        sizes = next;
    }
});

fn address(schema: &Value) -> usize {
    std::ptr::from_ref(schema).addr()
}

impl Sizes {
    fn of(&self, schema: &Value) -> u64 {
        if is_nothing(schema) {
            return ENDLESS;
        }
        let referred = schema["$ref"].as_str().map(|reference| {
            let target = address(target(reference));
            self.0.get(&target).copied().unwrap_or(ENDLESS)
        });
        let all = list(schema, "allOf").map(|part| self.of(part));
        let one = ["anyOf", "oneOf"]
            .into_iter()
            .filter_map(|keyword| list(schema, keyword).map(|alternative| self.of(alternative)).min());
        let required = list(schema, "required").filter_map(Value::as_str);
        let properties: u64 = required.map(|name| self.of(&schema["properties"][name])).sum();
        let items = schema["minItems"].as_u64().map_or(0, |count| count * self.of(&schema["items"]));
        let own = 1 + properties + items;
        referred.into_iter().chain(all).chain(one).chain([own]).max().unwrap_or(1).min(ENDLESS)
    }
}

fn list<'schema>(schema: &'schema Value, keyword: &str) -> impl Iterator<Item = &'schema Value> {
    schema[keyword].as_array().into_iter().flatten()
}

/// Returns the size of the smallest value of a schema.
pub(crate) fn smallest(schema: &Value) -> u64 {
    SIZES.of(schema)
}
