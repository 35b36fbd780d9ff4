//! Records what each component schema was lowered to.

use std::collections::BTreeSet;

use super::{Definitions, Schemas, schema::component_pointer};
use crate::ir::Components;

/// Returns the components that have their own definition.
pub(super) fn defined(schemas: &Schemas, definitions: &Definitions) -> BTreeSet<String> {
    let origins: BTreeSet<_> = definitions.values().map(|definition| &definition.origin).collect();
    let is_defined = |name: &&str| origins.contains(&component_pointer(name));
    schemas.names().filter(is_defined).map(str::to_owned).collect()
}

/// Classifies all components. Those in `before` whose definition has been removed since are unused.
pub(super) fn settle(schemas: &Schemas, before: &BTreeSet<String>, definitions: &Definitions) -> Components {
    let after = defined(schemas, definitions);
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
    components
}
