//! Strips annotations and locations from schemas, to compare what they allow.

use std::rc::Rc;

use super::{Additional, Node, Schema};
use crate::{downgrade::extension, ir::Access, pointer::Pointer};

impl Schema {
    /// Returns the schema without anything that does not affect the values it allows.
    pub(in crate::lower) fn without_annotations(mut self) -> Self {
        self.strip_annotations();
        self
    }

    fn strip_annotations(&mut self) {
        self.description = None;
        self.default = None;
        self.deprecated = false;
        self.access = Access::default();
        self.extensions.shift_remove(extension::ENUM_DESCRIPTIONS);
        if let Some(declared) = &mut self.discriminator {
            declared.at = Pointer::root();
        }
        if let Additional::Schema(values) = &mut self.additional {
            values.strip_annotations();
        }
        self.items.as_deref_mut().into_iter().for_each(Node::strip_annotations);
        self.properties.values_mut().for_each(Node::strip_annotations);
        for alternatives in [&mut self.all_of, &mut self.any_of, &mut self.one_of, &mut self.not] {
            alternatives.iter_mut().for_each(Node::strip_annotations);
        }
    }
}

impl Node {
    fn strip_annotations(&mut self) {
        match self {
            Self::Reference { at, .. } => *at = Pointer::root(),
            Self::Inline { schema, at } => {
                Rc::make_mut(schema).strip_annotations();
                *at = Pointer::root();
            }
            Self::Merged(parts) => parts.iter_mut().for_each(Self::strip_annotations),
        }
    }
}
