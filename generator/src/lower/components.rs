//! What became of each component schema.

use std::collections::BTreeSet;

use super::{Schemas, schema::component_pointer};
use crate::ir::{Api, Components};

/// The components that have a definition of their own.
pub(super) fn defined(schemas: &Schemas, api: &Api<()>) -> BTreeSet<String> {
    let origins: BTreeSet<_> = api.definitions.values().map(|definition| &definition.origin).collect();
    let is_defined = |name: &&str| origins.contains(&component_pointer(name));
    schemas.names().filter(is_defined).map(str::to_owned).collect()
}

/// Sorts all components. Those that were defined before what nothing reaches went, and are not now, are unused.
pub(super) fn settle(schemas: &Schemas, before: &BTreeSet<String>, api: &mut Api<()>) {
    let after = defined(schemas, api);
    let used = schemas.used();
    let mut components = Components::default();
    for name in schemas.names().map(str::to_owned) {
        let list = if after.contains(&name) {
            &mut components.types
        } else if used.contains(&name) && !before.contains(&name) {
            &mut components.parts
        } else {
            &mut components.unused
        };
        list.push(name);
    }
    api.components = components;
}
