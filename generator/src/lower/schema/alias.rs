//! Nodes that are aliases of a component, whatever annotations they add.
//!
//! **Invariant:** annotations never change a type. A reference with a description next to it, or in an
//! `allOf` with parts that only annotate, is the same type as the bare reference.

use super::{Node, Schema};
use crate::downgrade::extension;

impl Node {
    /// Returns the component that a node is an alias of: a reference to it without anything that narrows it.
    pub(in crate::lower) fn alias(&self) -> Option<&str> {
        match self {
            Self::Reference { component, .. } => Some(component),
            Self::Inline { schema, .. } if schema.only_annotates() => common_alias(&schema.all_of),
            Self::Inline { .. } => None,
            Self::Merged(parts) => common_alias(parts),
        }
    }

    /// Whether a node is not a reference and does not restrict the values.
    pub(super) fn only_annotates(&self) -> bool {
        match self {
            Self::Reference { .. } => false,
            Self::Inline { schema, .. } => {
                schema.only_annotates() && schema.all_of.iter().all(Self::only_annotates)
            }
            Self::Merged(parts) => parts.iter().all(Self::only_annotates),
        }
    }

    /// Returns what the node itself says, without the components that it refers to.
    pub(in crate::lower) fn own(&self) -> Vec<&Schema> {
        match self {
            Self::Reference { .. } => Vec::new(),
            Self::Inline { schema, .. } => {
                std::iter::once(&**schema).chain(schema.all_of.iter().flat_map(Self::own)).collect()
            }
            Self::Merged(parts) => parts.iter().flat_map(Self::own).collect(),
        }
    }
}

fn common_alias(parts: &[Node]) -> Option<&str> {
    let mut aliases = parts.iter().filter(|part| !part.only_annotates()).map(Node::alias);
    let first = aliases.next()??;
    aliases.all(|other| other == Some(first)).then_some(first)
}

impl Schema {
    /// Whether the schema, apart from `allOf`, does not restrict the values.
    fn only_annotates(&self) -> bool {
        let enum_descriptions = self.extensions.get_key_value(extension::ENUM_DESCRIPTIONS);
        let annotations = Self {
            nullable: self.nullable,
            all_of: self.all_of.clone(),
            discriminator: self.discriminator.clone(),
            description: self.description.clone(),
            default: self.default.clone(),
            deprecated: self.deprecated,
            access: self.access,
            extensions: enum_descriptions
                .map(|(name, value)| (name.clone(), value.clone()))
                .into_iter()
                .collect(),
            ..Self::default()
        };
        *self == annotations
    }
}
