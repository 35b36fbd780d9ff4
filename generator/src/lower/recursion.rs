//! Tracks schemas that are being lowered, so that a schema which refers to itself becomes a recursive type.

use std::collections::BTreeSet;

use super::{Lowered, Lowering, reported::Reported};
use crate::{
    downgrade::extension,
    ir::{Docs, Type, TypeName},
    pointer::Pointer,
};

/// A schema that is being lowered.
pub(super) struct Open {
    /// Its locations; several if it is merged.
    places: BTreeSet<Pointer>,
    /// Name of its definition.
    name: TypeName,
    is_recursive: bool,
}

impl Lowering<'_> {
    /// Lowers the schema at these locations, unless it is already being lowered.
    pub(super) fn recursively(
        &mut self,
        places: BTreeSet<Pointer>,
        name: &TypeName,
        lower: impl FnOnce(&mut Self) -> Result<Lowered, Reported>,
    ) -> Result<Lowered, Reported> {
        if let Some(open) = self.open.iter_mut().find(|open| open.places == places) {
            open.is_recursive = true;
            return Ok(Lowered::named(open.name.clone(), Docs::default()));
        }
        self.open.push(Open { places, name: name.clone(), is_recursive: false });
        let lowered = lower(self);
        let closed = self.open.pop();
        let lowered = lowered?;
        if let Some(closed) = closed.filter(|closed| closed.is_recursive)
            && lowered.ty != Type::Named(closed.name)
        {
            let at = closed.places.first().cloned().unwrap_or_default();
            return Err(self
                .reject(&at, "a list or map that contains only itself has no Rust equivalent")
                .help(format!(
                    "add an object or an alternative in between, or keep it as plain JSON with `{}: true`",
                    extension::OPAQUE
                )));
        }
        Ok(lowered)
    }
}
