//! Flat schemas: one struct with every keyword, whatever kind openapiv3 chose.

mod alias;
mod annotations;
mod merge;
mod read;

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use indexmap::IndexMap;
use openapiv3::OpenAPI;
use serde_json::Value;

use crate::{ir::Access, pointer::Pointer};

pub(super) use merge::{Conflict, ResolvedSchema};

/// All component schemas, by name.
#[derive(Debug, Default)]
pub(super) struct Schemas {
    all: IndexMap<String, Node>,
    /// Components that have been used.
    used: RefCell<BTreeSet<String>>,
}

/// A schema as it is used: inline, a reference to a component, or several to be merged.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// A reference to a component, by name.
    Reference {
        component: String,
        at: Pointer,
    },
    Inline {
        schema: Rc<Schema>,
        at: Pointer,
    },
    /// One property that several parts of an `allOf` describe.
    Merged(Vec<Node>),
}

/// Everything that one schema says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Schema {
    pub ty: Option<JsonType>,
    pub nullable: bool,
    pub enumeration: Option<Vec<Value>>,
    pub format: Option<String>,
    pub pattern: Option<String>,
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    pub minimum: Option<Bound>,
    pub maximum: Option<Bound>,
    pub multiple_of: Option<f64>,
    pub properties: IndexMap<String, Node>,
    pub required: Vec<String>,
    /// Properties that each of these properties requires.
    pub dependent: IndexMap<String, Vec<String>>,
    pub additional: Additional,
    pub min_entries: Option<u64>,
    pub max_entries: Option<u64>,
    pub items: Option<Box<Node>>,
    pub min_items: Option<u64>,
    pub max_items: Option<u64>,
    pub unique_items: bool,
    pub all_of: Vec<Node>,
    pub any_of: Vec<Node>,
    pub one_of: Vec<Node>,
    pub not: Vec<Node>,
    pub discriminator: Option<Discriminator>,
    pub description: Option<String>,
    pub default: Option<Value>,
    pub deprecated: bool,
    pub access: Access,
    pub extensions: IndexMap<String, Value>,
}

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bound {
    pub value: f64,
    pub exclusive: bool,
}

/// Properties that an object may have beyond those it names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Additional {
    #[default]
    Unspecified,
    Closed,
    Open,
    Schema(Box<Node>),
}

impl Additional {
    /// Whether some properties are not allowed.
    pub(super) fn is_restricted(&self) -> bool {
        matches!(self, Self::Closed | Self::Schema(_))
    }
}

/// A declared tag and the components that its values map to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Discriminator {
    /// Location of the declaration.
    pub at: Pointer,
    pub property: String,
    /// Tag value to component name.
    pub mapping: IndexMap<String, String>,
}

/// The types of JSON, in the order in which by-type unions list them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum JsonType {
    String,
    Integer,
    Number,
    Boolean,
    Array,
    Object,
    Null,
}

impl Schemas {
    pub(super) fn read(openapi: &OpenAPI) -> Self {
        read::components(openapi)
    }

    /// Returns a component by name, and marks it as used.
    pub(super) fn get(&self, component: &str) -> Option<&Node> {
        self.used.borrow_mut().insert(component.to_owned());
        self.all.get(component)
    }

    /// Returns the components that have been used.
    pub(super) fn used(&self) -> BTreeSet<String> {
        self.used.borrow().clone()
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.all.keys().map(String::as_str)
    }
}

impl Node {
    pub(super) fn read(source: &openapiv3::ReferenceOr<openapiv3::Schema>, at: Pointer) -> Self {
        read::node(source, at)
    }

    /// Returns the locations of the schema; a reference has the location of its component.
    pub(super) fn places(&self) -> BTreeSet<Pointer> {
        match self {
            Self::Reference { component, .. } => BTreeSet::from([component_pointer(component)]),
            Self::Inline { at, .. } => BTreeSet::from([at.clone()]),
            Self::Merged(parts) => parts.iter().flat_map(Self::places).collect(),
        }
    }

    /// Returns the node with a type, for a schema that has none.
    pub(super) fn with_type(&self, ty: JsonType) -> Self {
        let schema = Rc::new(Schema { ty: Some(ty), ..Schema::default() });
        Self::Merged(vec![self.clone(), Self::Inline { schema, at: self.pointer() }])
    }

    pub(super) fn pointer(&self) -> Pointer {
        match self {
            Self::Reference { at, .. } | Self::Inline { at, .. } => at.clone(),
            Self::Merged(parts) => parts.first().map(Self::pointer).unwrap_or_default(),
        }
    }
}

impl Schema {
    /// Returns the value of an extension, if it is a string.
    pub(super) fn extension(&self, name: &str) -> Option<&str> {
        self.extensions.get(name).and_then(Value::as_str)
    }

    /// Returns the value of an extension, if it is a boolean.
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        self.extensions.get(name).and_then(Value::as_bool)
    }

    /// Whether the schema allows only `null`.
    pub(super) fn is_null(&self) -> bool {
        self.ty == Some(JsonType::Null)
    }

    /// Whether the schema allows any value.
    pub(super) fn allows_anything(&self) -> bool {
        self.ty.is_none()
            && self.enumeration.is_none()
            && self.any_of.is_empty()
            && self.one_of.is_empty()
            && self.extensions.is_empty()
    }

    /// Whether the schema is a string without a list of values.
    pub(super) fn is_free_text(&self) -> bool {
        self.ty == Some(JsonType::String) && self.enumeration.is_none()
    }

    /// Returns the keywords that restrict a free string.
    pub(super) fn bounds_of_text(&self) -> Vec<&'static str> {
        let bounds = [
            ("pattern", self.pattern.is_some()),
            ("minLength", self.min_length.is_some()),
            ("maxLength", self.max_length.is_some()),
            ("format", self.format.as_deref() == Some("uri")),
        ];
        bounds.into_iter().filter(|(_, is_there)| *is_there).map(|(keyword, _)| keyword).collect()
    }

    /// Returns the strings that the schema allows, if it lists them.
    pub(super) fn texts(&self) -> Option<Vec<&str>> {
        let values = self.enumeration.as_ref()?;
        values.iter().filter(|value| !value.is_null()).map(Value::as_str).collect()
    }
}

/// Returns the location of a component.
pub(super) fn component_pointer(component: &str) -> Pointer {
    Pointer::root().keys(["components", "schemas", component])
}
