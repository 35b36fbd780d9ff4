//! Traverses the parts of a document, ignoring data that merely looks like one.

use serde_json::{Map, Value};

use super::{
    Kind, extension,
    kind::Holds::{List, Named, One},
};
use crate::pointer::Pointer;

/// A part of a document: its kind, its location and its value, which may have the wrong type.
pub(crate) type Node<'a> = (Kind, Pointer, &'a Value);

/// Returns every part of a document, parents first.
pub(crate) fn nodes(document: &Value) -> impl Iterator<Item = Node<'_>> {
    nodes_below((Kind::Document, Pointer::root(), document))
}

/// Returns a part and every part inside it, parents first.
pub(crate) fn nodes_below(start: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let mut open = vec![start];
    std::iter::from_fn(move || {
        let node = open.pop()?;
        open.extend(inside(&node).into_iter().rev());
        Some(node)
    })
}

/// Visits every schema of a document, parents first. The visitor may rewrite it before its children are
/// visited.
pub(crate) fn schemas_mut(document: &mut Value, visitor: impl FnMut(&Pointer, &mut Map<String, Value>)) {
    schemas_of_mut(Kind::Document, document, visitor);
}

/// Visits every schema of a single part, such as a schema, like [`schemas_mut`].
pub(crate) fn schemas_of_mut(
    kind: Kind,
    whole: &mut Value,
    mut visitor: impl FnMut(&Pointer, &mut Map<String, Value>),
) {
    let mut open = vec![(kind, Pointer::root())];
    while let Some((kind, at)) = open.pop() {
        let Some(value) = whole.pointer_mut(at.as_str()) else { continue };
        if let (Kind::Schema, Value::Object(schema)) = (kind, &mut *value) {
            visitor(&at, schema);
        }
        let inside = inside(&(kind, at, value)).into_iter().rev();
        open.extend(inside.map(|(kind, at, _)| (kind, at)));
    }
}

/// Returns the parts directly inside a part. An opaque schema has none.
pub(crate) fn inside<'a>((kind, at, value): &Node<'a>) -> Vec<Node<'a>> {
    let mut found = Vec::new();
    if *kind == Kind::Schema && value.get(extension::OPAQUE) == Some(&Value::Bool(true)) {
        return found;
    }
    for (key, value) in value.as_object().into_iter().flatten() {
        let place = || at.key(key);
        match (kind.member(key), value) {
            (Some(One(kind)), value) => found.push((kind, place(), value)),
            (Some(List(kind)), Value::Array(items)) => {
                let items = items.iter().enumerate();
                found.extend(items.map(|(index, item)| (kind, place().index(index), item)));
            }
            (Some(Named(kind)), Value::Object(members)) => {
                found.extend(members.iter().map(|(name, item)| (kind, place().key(name), item)));
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Kind, nodes, schemas_mut};

    #[test]
    fn a_property_called_default_is_a_schema_and_a_default_is_not() {
        let mut document = json!({
            "components": {"schemas": {"A": {
                "properties": {"default": {"type": "string"}, "items": {"anyOf": [{"type": "null"}]}},
                "default": {"properties": {"x": {"type": "string"}}},
                "example": {"items": {"type": "string"}}
            }}},
            "paths": {"/x": {"post": {"responses": {"200": {"content": {"application/json": {
                "schema": {"items": {}}, "example": {"schema": {"items": {}}}
            }}}}}}}
        });
        let schemas = [
            "/components/schemas/A",
            "/components/schemas/A/properties/default",
            "/components/schemas/A/properties/items",
            "/components/schemas/A/properties/items/anyOf/0",
            "/paths/~1x/post/responses/200/content/application~1json/schema",
            "/paths/~1x/post/responses/200/content/application~1json/schema/items",
        ];
        let found = nodes(&document).filter(|(kind, ..)| *kind == Kind::Schema);
        assert_eq!(found.map(|(_, at, _)| at.to_string()).collect::<Vec<_>>(), schemas);
        let mut seen = Vec::new();
        schemas_mut(&mut document, |pointer, _| seen.push(pointer.to_string()));
        assert_eq!(seen, schemas);
    }
}
