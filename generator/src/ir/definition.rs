//! Type definitions of the generated crate.

use serde_json::Value;

use super::{Constraint, Docs, Module, RustName, Type, TypeName, Usage, WireName};
use crate::pointer::Pointer;

/// A type definition of the generated crate. Until the module layout is known, its module is `()`.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition<M = Module> {
    /// Name.
    pub name: TypeName,
    /// Kind of the definition.
    pub kind: Kind,
    /// Documentation from the description.
    pub docs: Docs,
    /// Whether it is sent, received or both.
    pub usage: Usage,
    /// Module that contains it.
    pub module: M,
    /// Features any of which enables it; none if it is always enabled.
    pub features: Vec<String>,
    /// Location in the description.
    pub origin: Pointer,
}

/// The kind of a definition.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// An object with known fields.
    Struct(Struct),
    /// One of several strings.
    StringEnum(StringEnum),
    /// One of several integers.
    NumberEnum(NumberEnum),
    /// One of several shapes.
    Union(Union),
    /// A string with its own type, such as an id.
    Newtype(Newtype),
    /// JSON that the client passes through unchanged.
    Opaque,
    /// A feature-gated document: typed if the feature is enabled, raw JSON in any case.
    GatedDocument(GatedDocument),
}

/// A feature-gated document: typed if the feature is enabled, raw JSON in any case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatedDocument {
    /// Type of the typed document.
    pub document: TypeName,
    /// Name of the feature.
    pub feature: String,
}

/// An object with known fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Struct {
    /// Fields, in the description's order.
    pub fields: Vec<Field>,
    /// The field that takes one of several forms, if any.
    pub choice: Option<Choice>,
    /// Constraints between the fields.
    pub rules: Vec<Rule>,
    /// Additional properties, if the description gives them a type.
    pub additional: Option<AdditionalProperties>,
    /// Whether the description forbids additional properties.
    pub closed: bool,
}

/// Additional properties, all of one type.
#[derive(Clone, Debug, PartialEq)]
pub struct AdditionalProperties {
    /// Field of the struct that holds them.
    pub name: RustName,
    /// Type of each value.
    pub ty: Type,
    /// Constraints on each value.
    pub constraints: Vec<Constraint>,
}

/// A property of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Name in JSON.
    pub wire: WireName,
    /// Name in Rust.
    pub name: RustName,
    /// Type, regardless of presence.
    pub ty: Type,
    /// Whether it may be absent, null, or both.
    pub presence: Presence,
    /// The only possible value, if `new` can fill it in.
    pub fixed: Option<RustName>,
    /// Documentation from the description.
    pub docs: Docs,
    /// Constraints on the value.
    pub constraints: Vec<Constraint>,
    /// Value that the server assumes if it is absent.
    pub default: Option<Value>,
    /// Whether the description marks it as deprecated.
    pub deprecated: bool,
    /// Who sets it.
    pub access: Access,
    /// Location in the description.
    pub origin: Pointer,
}

/// Who sets a property.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// The sender of the object.
    #[default]
    Both,
    /// The server only.
    ReadOnly,
    /// The client only.
    WriteOnly,
}

/// Whether a property may be absent, null, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always present, never null.
    Required,
    /// May be absent.
    Optional,
    /// Always present, may be null.
    Nullable,
    /// May be absent or null, with different meanings.
    OptionalNullable,
}

/// Forms of an object that differ in one property: `{.., level}` or `{.., scene}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Field of the struct that holds it.
    pub field: RustName,
    /// Name of the enum.
    pub name: RustName,
    /// Alternatives of the choice.
    pub alternatives: Vec<Alternative>,
}

/// One alternative of a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// Property that identifies it.
    pub wire: WireName,
    /// Variant of the enum.
    pub variant: RustName,
    /// Constructor of the struct.
    pub constructor: RustName,
    /// Type of the property.
    pub ty: Type,
    /// Documentation from the description.
    pub docs: Docs,
    /// Constraints on the value.
    pub constraints: Vec<Constraint>,
}

/// A constraint between the fields of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// At least one of these groups must be completely present.
    AnyOf(Vec<Vec<WireName>>),
    /// At most one of these may be present.
    NotTogether(Vec<WireName>),
    /// Exactly one of these groups must be completely present.
    OneOf(Vec<Vec<WireName>>),
    /// The field is only valid with one of these alternatives of the choice.
    OnlyWith {
        /// The field.
        field: WireName,
        /// Alternatives of the choice.
        alternatives: Vec<WireName>,
    },
}

/// One of several strings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringEnum {
    /// Values, in the description's order.
    pub values: Vec<StringValue>,
    /// Which other values may be sent.
    pub openness: Openness,
    /// Regular expression that matches a placeholder; strings that contain one may always be sent.
    pub placeholder: Option<String>,
}

/// A value of a string enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringValue {
    /// Value in JSON.
    pub wire: String,
    /// Name of the variant.
    pub name: RustName,
    /// Documentation from the description.
    pub docs: Docs,
}

/// Which unlisted values of a string enum may be sent. Any value can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Openness {
    /// No other values.
    Closed,
    /// Any string.
    Open,
    /// Strings that match a pattern.
    Pattern(String),
}

/// One of several integers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberEnum {
    /// Values, in the description's order.
    pub values: Vec<NumberValue>,
}

/// One value of a number enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberValue {
    /// Numeric value.
    pub wire: i64,
    /// Name of the variant: the number in words.
    pub name: RustName,
}

/// One of several shapes.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// How the shapes are distinguished.
    pub shape: UnionShape,
    /// Variants, one per shape.
    pub variants: Vec<Variant>,
}

/// How the shapes of a union are distinguished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnionShape {
    /// By a field inside each object.
    Tagged {
        /// The field.
        tag: WireName,
        /// Whether the variants keep the field, because it has more values than there are variants.
        kept: bool,
    },
    /// By a field next to the one that holds the content.
    Adjacent {
        /// The field.
        tag: WireName,
        /// Field that holds the content.
        content: WireName,
        /// Whether the content may be absent.
        optional: bool,
    },
    /// By the single key of each object, or by a bare string.
    Keyed,
    /// By JSON type; objects that share it, by their single key.
    ByType,
    /// By a discriminant of each object: a value of a field, or a key.
    Discriminated,
    /// Not distinguishable: the first match wins.
    FirstMatch,
    /// By the HTTP status of an error response.
    ByStatus,
}

/// One shape of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Name.
    pub name: RustName,
    /// How it is recognized.
    pub selector: Selector,
    /// Payload.
    pub payload: Payload,
    /// Documentation from the description.
    pub docs: Docs,
    /// Constraints on the payload.
    pub constraints: Vec<Constraint>,
}

/// How a shape is recognized.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selector {
    /// The tag has one of these values.
    Tag(Vec<String>),
    /// The object has this single key, whose value is the payload.
    Key(WireName),
    /// The object has this key among others; the whole object is the payload.
    HasKey(WireName),
    /// The value is this string.
    Text(String),
    /// The value has this JSON type: `string`, `number`, `boolean`, `array` or `object`.
    JsonType(&'static str),
    /// The value has one of these JSON types: the variant is itself a union.
    JsonTypes(Vec<&'static str>),
    /// This field of the object has one of these values and is part of the payload.
    TagIs {
        /// The field.
        tag: WireName,
        /// Values of the field.
        values: Vec<String>,
    },
    /// None of the previous variants matches.
    Otherwise,
    /// The payload can be parsed.
    Fits,
    /// The HTTP status is in one of these ranges, both ends included.
    Status(Vec<(u16, u16)>),
}

/// The payload of a variant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Payload {
    /// Nothing beyond the selector.
    Unit,
    /// A value.
    Value(Type),
}

/// A string with its own type.
#[derive(Clone, Debug, PartialEq)]
pub struct Newtype {
    /// Constraints on the string.
    pub constraints: Vec<Constraint>,
    /// Whether it may be a URL with credentials, which are redacted.
    pub may_be_address: bool,
}

impl Struct {
    /// Returns the fields that `new` takes: required ones that it cannot fill in itself.
    pub fn required(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.is_argument())
    }

    /// Returns whether `new` takes no arguments.
    pub fn is_complete_when_new(&self) -> bool {
        self.choice.is_none() && self.required().next().is_none()
    }

    /// Returns the field with this JSON name.
    pub fn field(&self, wire: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.wire.as_str() == wire)
    }

    /// Returns every JSON name that the object declares.
    pub fn wire_names(&self) -> impl Iterator<Item = &WireName> {
        let alternatives = self.choice.iter().flat_map(|choice| &choice.alternatives);
        self.fields.iter().map(|field| &field.wire).chain(alternatives.map(|alternative| &alternative.wire))
    }
}

impl Field {
    /// Returns whether `new` takes the field.
    pub fn is_argument(&self) -> bool {
        matches!(self.presence, Presence::Required | Presence::Nullable) && self.fixed.is_none()
    }
}

impl Union {
    /// Returns the variant that a JSON value selects, if the selectors can determine it.
    pub fn select(&self, value: &Value) -> Option<&Variant> {
        self.variants.iter().find(|variant| match (&variant.selector, &self.shape) {
            (Selector::Tag(values), UnionShape::Tagged { tag, .. } | UnionShape::Adjacent { tag, .. }) => {
                value
                    .get(tag.as_str())
                    .and_then(Value::as_str)
                    .is_some_and(|found| values.iter().any(|known| known == found))
            }
            (Selector::Key(key) | Selector::HasKey(key), _) => value.get(key.as_str()).is_some(),
            (Selector::Text(text), _) => value.as_str() == Some(text),
            (Selector::JsonType(expected), _) => json_type(value) == *expected,
            (Selector::JsonTypes(expected), _) => expected.contains(&json_type(value)),
            (Selector::TagIs { tag, values }, _) => has_value(value, tag, values),
            (Selector::Otherwise, _) => value.is_object(),
            (Selector::Tag(_) | Selector::Fits | Selector::Status(_), _) => false,
        })
    }
}

fn has_value(object: &Value, field: &WireName, values: &[String]) -> bool {
    let found = object.get(field.as_str()).and_then(Value::as_str);
    found.is_some_and(|found| values.iter().any(|known| known == found))
}

/// Returns the JSON type of a value by the name that selectors use.
fn json_type(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
