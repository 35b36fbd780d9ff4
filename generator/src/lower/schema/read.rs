//! Converts openapiv3's schemas to flat ones. Only this file of the stage takes them apart.

use std::rc::Rc;

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, OpenAPI, ReferenceOr, SchemaKind, Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use super::{Additional, Bound, Discriminator, JsonType, Node, Schema, Schemas};
use crate::{downgrade::extension, ir::Access, pointer::Pointer};

pub(super) fn components(openapi: &OpenAPI) -> Schemas {
    let at = Pointer::root().keys(["components", "schemas"]);
    let schemas = openapi.components.iter().flat_map(|components| &components.schemas);
    let all = schemas.map(|(name, source)| (name.clone(), node(source, at.key(name)))).collect();
    Schemas { all, ..Schemas::default() }
}

pub(super) fn node(source: &ReferenceOr<openapiv3::Schema>, at: Pointer) -> Node {
    match source {
        ReferenceOr::Reference { reference } => reference_node(reference, at),
        ReferenceOr::Item(item) => inline(item, at),
    }
}

fn boxed(source: &ReferenceOr<Box<openapiv3::Schema>>, at: Pointer) -> Node {
    match source {
        ReferenceOr::Reference { reference } => reference_node(reference, at),
        ReferenceOr::Item(item) => inline(item, at),
    }
}

fn reference_node(reference: &str, at: Pointer) -> Node {
    Node::Reference { component: component_name(reference), at }
}

/// Returns the component's name; slicing guarantees that every reference leads to a component.
fn component_name(reference: &str) -> String {
    let name = reference.rsplit('/').next().unwrap_or(reference);
    name.replace("~1", "/").replace("~0", "~")
}

fn inline(source: &openapiv3::Schema, at: Pointer) -> Node {
    let mut schema = keywords(any(&source.schema_kind), &at);
    let data = &source.schema_data;
    schema.nullable = data.nullable;
    schema.description.clone_from(&data.description);
    schema.default.clone_from(&data.default);
    schema.deprecated = data.deprecated;
    schema.access = match (data.read_only, data.write_only) {
        (true, false) => Access::ReadOnly,
        (false, true) => Access::WriteOnly,
        _ => Access::Both,
    };
    schema.extensions.clone_from(&data.extensions);
    if let Some(needs) = schema.extensions.shift_remove(extension::DEPENDENT_REQUIRED) {
        // The vocabulary has already checked its shape.
        schema.dependent = serde_json::from_value(needs).unwrap_or_default();
    }
    schema.discriminator = data.discriminator.as_ref().map(|declared| Discriminator {
        at: at.key("discriminator"),
        property: declared.property_name.clone(),
        mapping: declared.mapping.iter().map(|(tag, target)| (tag.clone(), component_name(target))).collect(),
    });
    if schema.extensions.contains_key(extension::NULL) {
        schema.ty = Some(JsonType::Null);
    }
    Node::Inline { schema: Rc::new(schema), at }
}

/// Converts any kind that openapiv3 chose to the kind that has every keyword.
fn any(kind: &SchemaKind) -> AnySchema {
    let values =
        |list: &[Option<Value>]| list.iter().map(|value| value.clone().unwrap_or_default()).collect();
    match kind.clone() {
        SchemaKind::Any(any) => any,
        SchemaKind::OneOf { one_of } => AnySchema { one_of, ..AnySchema::default() },
        SchemaKind::AllOf { all_of } => AnySchema { all_of, ..AnySchema::default() },
        SchemaKind::AnyOf { any_of } => AnySchema { any_of, ..AnySchema::default() },
        SchemaKind::Not { not } => AnySchema { not: Some(not), ..AnySchema::default() },
        SchemaKind::Type(Type::String(string)) => AnySchema {
            typ: Some("string".to_owned()),
            format: format_name(&string.format),
            pattern: string.pattern,
            enumeration: values(
                &string.enumeration.into_iter().map(|v| v.map(Value::from)).collect::<Vec<_>>(),
            ),
            min_length: string.min_length,
            max_length: string.max_length,
            ..AnySchema::default()
        },
        SchemaKind::Type(Type::Number(number)) => AnySchema {
            typ: Some("number".to_owned()),
            format: format_name(&number.format),
            multiple_of: number.multiple_of,
            exclusive_minimum: Some(number.exclusive_minimum),
            exclusive_maximum: Some(number.exclusive_maximum),
            minimum: number.minimum,
            maximum: number.maximum,
            enumeration: values(
                &number.enumeration.into_iter().map(|v| v.map(Value::from)).collect::<Vec<_>>(),
            ),
            ..AnySchema::default()
        },
        SchemaKind::Type(Type::Integer(integer)) => AnySchema {
            typ: Some("integer".to_owned()),
            format: format_name(&integer.format),
            multiple_of: integer.multiple_of.map(float),
            exclusive_minimum: Some(integer.exclusive_minimum),
            exclusive_maximum: Some(integer.exclusive_maximum),
            minimum: integer.minimum.map(float),
            maximum: integer.maximum.map(float),
            enumeration: values(
                &integer.enumeration.into_iter().map(|v| v.map(Value::from)).collect::<Vec<_>>(),
            ),
            ..AnySchema::default()
        },
        SchemaKind::Type(Type::Object(object)) => AnySchema {
            typ: Some("object".to_owned()),
            properties: object.properties,
            required: object.required,
            additional_properties: object.additional_properties,
            min_properties: object.min_properties,
            max_properties: object.max_properties,
            ..AnySchema::default()
        },
        SchemaKind::Type(Type::Array(array)) => AnySchema {
            typ: Some("array".to_owned()),
            items: array.items,
            min_items: array.min_items,
            max_items: array.max_items,
            unique_items: Some(array.unique_items),
            ..AnySchema::default()
        },
        SchemaKind::Type(Type::Boolean(boolean)) => AnySchema {
            typ: Some("boolean".to_owned()),
            enumeration: values(
                &boolean.enumeration.into_iter().map(|v| v.map(Value::from)).collect::<Vec<_>>(),
            ),
            ..AnySchema::default()
        },
    }
}

fn keywords(any: AnySchema, at: &Pointer) -> Schema {
    let list = |members: &[ReferenceOr<openapiv3::Schema>], keyword: &str| {
        let at = at.key(keyword);
        members.iter().enumerate().map(|(index, member)| node(member, at.index(index))).collect()
    };
    let all_of = list(&any.all_of, "allOf");
    let any_of = list(&any.any_of, "anyOf");
    let one_of = list(&any.one_of, "oneOf");
    let properties: IndexMap<String, Node> = any
        .properties
        .iter()
        .map(|(name, property)| (name.clone(), boxed(property, at.key("properties").key(name))))
        .collect();
    let bound = |value: Option<f64>, exclusive: Option<bool>| {
        value.map(|value| Bound { value, exclusive: exclusive.unwrap_or_default() })
    };
    Schema {
        ty: any.typ.as_deref().and_then(json_type).or((!properties.is_empty()).then_some(JsonType::Object)),
        enumeration: (!any.enumeration.is_empty()).then_some(any.enumeration),
        format: any.format,
        pattern: any.pattern,
        min_length: any.min_length.map(size),
        max_length: any.max_length.map(size),
        minimum: bound(any.minimum, any.exclusive_minimum),
        maximum: bound(any.maximum, any.exclusive_maximum),
        multiple_of: any.multiple_of,
        properties,
        required: any.required,
        additional: additional(any.additional_properties.as_ref(), at),
        min_entries: any.min_properties.map(size),
        max_entries: any.max_properties.map(size),
        items: any.items.as_ref().map(|items| Box::new(boxed(items, at.key("items")))),
        min_items: any.min_items.map(size),
        max_items: any.max_items.map(size),
        unique_items: any.unique_items.unwrap_or_default(),
        all_of,
        any_of,
        one_of,
        not: any.not.iter().map(|not| node(not, at.key("not"))).collect(),
        ..Schema::default()
    }
}

fn additional(declared: Option<&AdditionalProperties>, at: &Pointer) -> Additional {
    match declared {
        None => Additional::Unspecified,
        Some(AdditionalProperties::Any(false)) => Additional::Closed,
        Some(AdditionalProperties::Any(true)) => Additional::Open,
        Some(AdditionalProperties::Schema(schema)) => {
            Additional::Schema(Box::new(node(schema, at.key("additionalProperties"))))
        }
    }
}

fn json_type(name: &str) -> Option<JsonType> {
    Some(match name {
        "string" => JsonType::String,
        "integer" => JsonType::Integer,
        "number" => JsonType::Number,
        "boolean" => JsonType::Boolean,
        "array" => JsonType::Array,
        "object" => JsonType::Object,
        _ => return None,
    })
}

fn format_name<T: serde::Serialize>(format: &VariantOrUnknownOrEmpty<T>) -> Option<String> {
    match format {
        VariantOrUnknownOrEmpty::Item(known) => {
            serde_json::to_value(known).ok().and_then(|name| name.as_str().map(str::to_owned))
        }
        VariantOrUnknownOrEmpty::Unknown(name) => Some(name.clone()),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}

fn size(size: usize) -> u64 {
    size.try_into().unwrap_or(u64::MAX)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "bounds beyond 2^53 are compared as the numbers that JSON readers see"
)]
fn float(integer: i64) -> f64 {
    integer as f64
}
