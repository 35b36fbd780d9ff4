//! Places that stand for a component as a whole, whatever they say to readers.
//!
//! **Invariant:** annotations decide nothing. A reference with a description beside it, or in an `allOf` with parts that
//! only describe, is the same type as the bare reference.

use super::{Node, Schema};
use crate::downgrade::extension;

impl Node {
    /// The component that a node stands for as a whole: what refers to it, and nothing beside that narrows it.
    pub(in crate::lower) fn alias(&self) -> Option<&str> {
        match self {
            Self::Reference { component, .. } => Some(component),
            Self::Inline { schema, .. } if schema.only_annotates() => common_alias(&schema.all_of),
            Self::Inline { .. } => None,
            Self::Merged(parts) => common_alias(parts),
        }
    }

    /// Whether a node is no reference and changes nothing about which values there are.
    pub(super) fn only_annotates(&self) -> bool {
        match self {
            Self::Reference { .. } => false,
            Self::Inline { schema, .. } => {
                schema.only_annotates() && schema.all_of.iter().all(Self::only_annotates)
            }
            Self::Merged(parts) => parts.iter().all(Self::only_annotates),
        }
    }

    /// What the place itself says, rather than a component that it refers to.
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
    /// Whether, `allOf` aside, the schema adds nothing that changes what values it allows.
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
