//! What schemas demand, whatever they say to readers and wherever they stand: for comparing them.

use std::rc::Rc;

use super::{Additional, Node, Schema};
use crate::{downgrade::extension, ir::Access, pointer::Pointer};

impl Schema {
    /// The schema without what changes no value that it allows.
    pub(in crate::lower) fn meaning(mut self) -> Self {
        self.strip();
        self
    }

    fn strip(&mut self) {
        self.description = None;
        self.default = None;
        self.deprecated = false;
        self.access = Access::default();
        self.extensions.shift_remove(extension::ENUM_DESCRIPTIONS);
        if let Some(declared) = &mut self.discriminator {
            declared.at = Pointer::root();
        }
        if let Additional::Schema(values) = &mut self.additional {
            values.strip();
        }
        self.items.as_deref_mut().into_iter().for_each(Node::strip);
        self.properties.values_mut().for_each(Node::strip);
        for alternatives in [&mut self.all_of, &mut self.any_of, &mut self.one_of, &mut self.not] {
            alternatives.iter_mut().for_each(Node::strip);
        }
    }
}

impl Node {
    fn strip(&mut self) {
        match self {
            Self::Reference { at, .. } => *at = Pointer::root(),
            Self::Inline { schema, at } => {
                Rc::make_mut(schema).strip();
                *at = Pointer::root();
            }
            Self::Merged(parts) => parts.iter_mut().for_each(Self::strip),
        }
    }
}
