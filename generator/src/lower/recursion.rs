//! Schemas that are being lowered, so that one which leads back to itself becomes a type that names itself.

use std::collections::BTreeSet;

use super::{Lowered, Lowering, reported::Reported};
use crate::{
    downgrade::extension,
    ir::{Docs, Type, TypeName},
    pointer::Pointer,
};

/// A schema that is being lowered.
pub(super) struct Open {
    /// Where it stands; in several places if it is merged.
    places: BTreeSet<Pointer>,
    /// What its definition will be called.
    name: TypeName,
    is_recursive: bool,
}

impl Lowering<'_> {
    /// Lowers what stands in these places, unless that is what is being lowered already.
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
            return Err(self.reject(&at, "lists or maps of nothing but themselves have no counterpart in Rust").help(format!(
                "describe an object or an alternative in between, or keep it as plain JSON, with `{}: true`",
                extension::OPAQUE
            )));
        }
        Ok(lowered)
    }
}
