//! The kinds of objects in a document and which of their members hold other objects.

use super::vocabulary;

/// Keys of a path item that hold operations.
pub(crate) const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The kind of an object in a document. All but the first three may be replaced by a `$ref`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Document,
    Components,
    Operation,
    PathItem,
    Callback,
    Parameter,
    Header,
    RequestBody,
    Response,
    MediaType,
    Encoding,
    Example,
    Link,
    SecurityScheme,
    Schema,
}

/// How a member holds objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    One(Kind),
    List(Kind),
    /// A mapping with arbitrary names as keys.
    Named(Kind),
}

impl Kind {
    /// Returns what a member of this kind of object holds, or `None` if it is data.
    pub(crate) fn member(self, key: &str) -> Option<Holds> {
        use Holds::{List, Named, One};
        Some(match (self, key) {
            (Self::Schema, keyword) => return vocabulary::find(keyword)?.shape.holds(),
            (_, extension) if extension.starts_with("x-") => return None,
            (Self::Document, "components") => One(Self::Components),
            (Self::Document, "paths" | "webhooks") | (Self::Components, "pathItems") => Named(Self::PathItem),
            (Self::Callback, _) => One(Self::PathItem),
            (Self::PathItem, method) if METHODS.contains(&method) => One(Self::Operation),
            (Self::Components | Self::Operation, "callbacks") => Named(Self::Callback),
            (Self::Components, "parameters") => Named(Self::Parameter),
            (Self::PathItem | Self::Operation, "parameters") => List(Self::Parameter),
            (Self::Components, "requestBodies") => Named(Self::RequestBody),
            (Self::Operation, "requestBody") => One(Self::RequestBody),
            (Self::Components | Self::Operation, "responses") => Named(Self::Response),
            (Self::Components | Self::Response | Self::Encoding, "headers") => Named(Self::Header),
            (Self::Components | Self::Response, "links") => Named(Self::Link),
            (Self::Components, "securitySchemes") => Named(Self::SecurityScheme),
            (Self::RequestBody | Self::Response | Self::Parameter | Self::Header, "content") => {
                Named(Self::MediaType)
            }
            (Self::MediaType, "encoding") => Named(Self::Encoding),
            (Self::Components | Self::MediaType | Self::Parameter | Self::Header, "examples") => {
                Named(Self::Example)
            }
            (Self::MediaType | Self::Parameter | Self::Header, "schema") => One(Self::Schema),
            (Self::Components, "schemas") => Named(Self::Schema),
            _ => return None,
        })
    }
}
