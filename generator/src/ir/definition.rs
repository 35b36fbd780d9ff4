//! Types of their own in the emitted crate.

use serde_json::Value;

use super::{Constraint, Docs, Module, RustName, Type, TypeName, Usage, WireName};
use crate::pointer::Pointer;

/// A type of its own in the emitted crate. Until it is placed, its module is `()`.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition<M = Module> {
    /// Its name.
    pub name: TypeName,
    /// What it is.
    pub kind: Kind,
    /// What the description says about it.
    pub docs: Docs,
    /// Which way it travels.
    pub usage: Usage,
    /// Where it is found.
    pub module: M,
    /// Where the description defines it.
    pub origin: Pointer,
}

/// What a definition is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// An object with known fields.
    Struct(Struct),
    /// One of several strings.
    StringEnum(StringEnum),
    /// One of several whole numbers.
    NumberEnum(NumberEnum),
    /// One of several shapes.
    Union(Union),
    /// Text with a meaning of its own, such as an id.
    Newtype(Newtype),
    /// JSON that the client passes on without looking at it.
    Opaque,
    /// A document that is typed behind a feature, and plain JSON in any case.
    GatedDocument(GatedDocument),
}

/// A document that is typed behind a feature, and plain JSON in any case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatedDocument {
    /// The typed document.
    pub document: TypeName,
    /// The feature.
    pub feature: String,
}

/// An object with known fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Struct {
    /// The fields, in the description's order.
    pub fields: Vec<Field>,
    /// The one place where the object takes one of several forms.
    pub choice: Option<Choice>,
    /// What the fields demand of one another.
    pub rules: Vec<Rule>,
    /// What properties beyond the fields hold, if the description says so.
    pub additional: Option<AdditionalProperties>,
    /// Whether the description forbids properties beyond the fields.
    pub closed: bool,
}

/// Properties beyond the fields that all hold values of one type.
#[derive(Clone, Debug, PartialEq)]
pub struct AdditionalProperties {
    /// The struct's field that holds them.
    pub name: RustName,
    /// The type of each.
    pub ty: Type,
    /// What the description demands of each.
    pub constraints: Vec<Constraint>,
}

/// One property of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name in JSON.
    pub wire: WireName,
    /// Its name in Rust.
    pub name: RustName,
    /// Its type, without regard to presence.
    pub ty: Type,
    /// Whether it may be absent or null.
    pub presence: Presence,
    /// The only value that it can have, when `new` can fill it in.
    pub fixed: Option<RustName>,
    /// What the description says about it.
    pub docs: Docs,
    /// What the description demands of it.
    pub constraints: Vec<Constraint>,
    /// What the server takes it to be where it is absent.
    pub default: Option<Value>,
    /// Whether the description advises against it.
    pub deprecated: bool,
    /// Who says it.
    pub access: Access,
    /// Where the description defines it.
    pub origin: Pointer,
}

/// Who says what a property is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// Whoever sends the object.
    #[default]
    Both,
    /// Only the server.
    ReadOnly,
    /// Only the client.
    WriteOnly,
}

/// Whether a property may be absent, null, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always there, never null.
    Required,
    /// May be absent.
    Optional,
    /// Always there, may be null.
    Nullable,
    /// May be absent or null, which are different things.
    OptionalNullable,
}

/// Several forms of one object that differ in one property each: `{.., level}` or `{.., scene}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The struct's field that holds it.
    pub field: RustName,
    /// The enum's name.
    pub name: RustName,
    /// The forms.
    pub alternatives: Vec<Alternative>,
}

/// One form of a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// The property that marks it.
    pub wire: WireName,
    /// The enum's variant.
    pub variant: RustName,
    /// The struct's constructor.
    pub constructor: RustName,
    /// The property's type.
    pub ty: Type,
    /// What the description says about it.
    pub docs: Docs,
    /// What the description demands of it.
    pub constraints: Vec<Constraint>,
}

/// What the fields of one object demand of one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// At least one of these groups must be present as a whole.
    AnyOf(Vec<Vec<WireName>>),
    /// At most one of these may be present.
    NotTogether(Vec<WireName>),
    /// Exactly one of these groups must be present as a whole.
    OneOf(Vec<Vec<WireName>>),
    /// The field makes sense only beside one of these forms of the choice.
    OnlyWith {
        /// The field.
        field: WireName,
        /// The forms.
        alternatives: Vec<WireName>,
    },
}

/// One of several strings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringEnum {
    /// The values, in the description's order.
    pub values: Vec<StringValue>,
    /// What other values may be sent.
    pub openness: Openness,
    /// The regular expression that finds a placeholder: a text with one in it may be sent in any case.
    pub placeholder: Option<String>,
}

/// One value of a string enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringValue {
    /// The value in JSON.
    pub wire: String,
    /// The variant's name.
    pub name: RustName,
    /// What the description says about it.
    pub docs: Docs,
}

/// What other values than the listed ones a string enum may send. It can read any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Openness {
    /// None.
    Closed,
    /// Any.
    Open,
    /// Those that match a pattern.
    Pattern(String),
}

/// One of several whole numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberEnum {
    /// The values, in the description's order.
    pub values: Vec<NumberValue>,
}

/// One value of a number enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberValue {
    /// The number.
    pub wire: i64,
    /// The variant's name: the number in words.
    pub name: RustName,
}

/// One of several shapes.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// How the shapes are told apart.
    pub shape: UnionShape,
    /// The shapes.
    pub variants: Vec<Variant>,
}

/// How the shapes of a union are told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnionShape {
    /// By a field inside each object.
    Tagged {
        /// The field.
        tag: WireName,
        /// Whether the variants keep the field, because it has more values than variants.
        kept: bool,
    },
    /// By a field beside the one that holds the content.
    Adjacent {
        /// The field.
        tag: WireName,
        /// The field that holds the content.
        content: WireName,
        /// Whether the content may be absent.
        optional: bool,
    },
    /// By the one key of each object, or by a bare string.
    Keyed,
    /// By the JSON type, and where that is shared, by the one key of each object.
    ByType,
    /// By a mark that each object has: a value of one field, or a key.
    Discriminated,
    /// Not at all: the first that fits.
    FirstMatch,
}

/// One shape of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Its name.
    pub name: RustName,
    /// How it is recognised.
    pub selector: Selector,
    /// What it holds.
    pub payload: Payload,
    /// What the description says about it.
    pub docs: Docs,
    /// What the description demands of the payload.
    pub constraints: Vec<Constraint>,
}

/// How a shape is recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selector {
    /// The tag has one of these values.
    Tag(Vec<String>),
    /// The object has this one key, whose value is the payload.
    Key(WireName),
    /// The object has this key among others; the whole object is the payload.
    HasKey(WireName),
    /// The value is this string.
    Text(String),
    /// The value has this JSON type: `string`, `number`, `boolean`, `array` or `object`.
    JsonType(&'static str),
    /// The value has one of these JSON types: it is a union of its own.
    JsonTypes(Vec<&'static str>),
    /// The object has one of these values in this field, which is part of the payload.
    TagIs {
        /// The field.
        tag: WireName,
        /// Its values.
        values: Vec<String>,
    },
    /// It is what the variants before it are not.
    Otherwise,
    /// It fits.
    Fits,
}

/// What a shape holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Payload {
    /// Nothing beyond the selector.
    Unit,
    /// A value.
    Value(Type),
}

/// Text with a meaning of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Newtype {
    /// What the description demands of the text.
    pub constraints: Vec<Constraint>,
    /// Whether it may be an address with a user name and password, which must not be shown.
    pub may_be_address: bool,
}

impl Struct {
    /// The fields that `new` takes: those that must be there and that it cannot fill in itself.
    pub fn required(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.is_argument())
    }

    /// Whether `new` takes nothing.
    pub fn is_complete_when_new(&self) -> bool {
        self.choice.is_none() && self.required().next().is_none()
    }

    /// The field of that JSON name.
    pub fn field(&self, wire: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.wire.as_str() == wire)
    }

    /// Every JSON name that the object declares.
    pub fn wire_names(&self) -> impl Iterator<Item = &WireName> {
        let alternatives = self.choice.iter().flat_map(|choice| &choice.alternatives);
        self.fields.iter().map(|field| &field.wire).chain(alternatives.map(|alternative| &alternative.wire))
    }
}

impl Field {
    /// Whether `new` takes it.
    pub fn is_argument(&self) -> bool {
        matches!(self.presence, Presence::Required | Presence::Nullable) && self.fixed.is_none()
    }
}

impl Union {
    /// The variant that a JSON value selects, if the selectors can tell.
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
            (Selector::Tag(_) | Selector::Fits, _) => false,
        })
    }
}

fn has_value(object: &Value, field: &WireName, values: &[String]) -> bool {
    let found = object.get(field.as_str()).and_then(Value::as_str);
    found.is_some_and(|found| values.iter().any(|known| known == found))
}

/// The JSON type of a value, as selectors name it.
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
