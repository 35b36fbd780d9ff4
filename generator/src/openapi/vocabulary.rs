//! Every keyword and extension of a schema, with the shape of its value and the types it applies to.

use super::shape::Shape;

/// Extensions that later stages understand.
pub mod extension {
    /// The bare `type: "null"` of OpenAPI 3.1.
    pub const NULL: &str = "x-null";
    /// The `pattern` of `propertyNames`.
    pub const KEY_PATTERN: &str = "x-key-pattern";
    /// The keyword `dependentRequired`.
    pub const DEPENDENT_REQUIRED: &str = "x-dependent-required";
    /// Marks a schema that stays plain JSON.
    pub const OPAQUE: &str = "x-opaque";
    /// Rust type name of a string newtype.
    pub const NEWTYPE: &str = "x-newtype";
    /// Content to redact: `secret` or `userinfo`.
    pub const SENSITIVE: &str = "x-sensitive";
    /// Special encoding of a value.
    pub const CODEC: &str = "x-codec";
    /// Time unit of a number: `seconds` or `milliseconds`.
    pub const UNIT: &str = "x-unit";
    /// Field name for the alternatives of an object.
    pub const CHOICE: &str = "x-choice";
    /// Whether sending a command twice has the same effect as once.
    pub const IDEMPOTENT: &str = "x-idempotent";
    /// What the server sends on its own because of a command: kinds of events, or names of webhooks.
    pub const EVENTS: &str = "x-events";
    /// Documentation of enum values.
    pub const ENUM_DESCRIPTIONS: &str = "x-enum-descriptions";

    /// Extensions reserved for internal use; a description must not contain them.
    pub(crate) const OWN: [&str; 3] = [NULL, KEY_PATTERN, DEPENDENT_REQUIRED];
}

/// A keyword or extension.
pub(crate) struct Word {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    /// The JSON types it applies to; empty if it applies to all.
    pub(crate) types: &'static [&'static str],
    /// What to do instead of using an unsupported keyword.
    pub(crate) instead: Option<&'static str>,
}

const ANY: &[&str] = &[];
const TEXT: &[&str] = &["string"];
const NUMBER: &[&str] = &["integer", "number"];
const LIST: &[&str] = &["array"];
const OBJECT: &[&str] = &["object"];

const fn word(name: &'static str, shape: Shape, types: &'static [&'static str]) -> Word {
    Word { name, shape, types, instead: None }
}

const fn unsupported(name: &'static str, shape: Shape, instead: &'static str) -> Word {
    Word { name, shape, types: ANY, instead: Some(instead) }
}

/// Keywords of OpenAPI 3.0 and 3.1 that the client supports or can ignore.
pub(crate) const KEYWORDS: [Word; 54] = [
    word("$anchor", Shape::Text, ANY),
    word("$comment", Shape::Text, ANY),
    // The slice turns these into components, so only malformed ones remain.
    word("$defs", Shape::NamedSchemas, ANY),
    word("$dynamicAnchor", Shape::Text, ANY),
    word("$ref", Shape::Text, ANY),
    word("additionalProperties", Shape::SchemaOrFlag, OBJECT),
    word("allOf", Shape::Schemas, ANY),
    word("anyOf", Shape::Schemas, ANY),
    word("const", Shape::Anything, ANY),
    word("contentEncoding", Shape::Text, TEXT),
    word("contentMediaType", Shape::Text, TEXT),
    word("contentSchema", Shape::Schema, TEXT),
    word("default", Shape::Anything, ANY),
    word("definitions", Shape::NamedSchemas, ANY),
    word("dependentRequired", Shape::NamedTextLists, OBJECT),
    word("deprecated", Shape::Flag, ANY),
    word("description", Shape::Text, ANY),
    word("discriminator", Shape::Discriminator, ANY),
    word("else", Shape::Schema, ANY),
    word("enum", Shape::Values, ANY),
    word("example", Shape::Anything, ANY),
    word("examples", Shape::List, ANY),
    word("exclusiveMaximum", Shape::NumberOrFlag, NUMBER),
    word("exclusiveMinimum", Shape::NumberOrFlag, NUMBER),
    word("externalDocs", Shape::Mapping, ANY),
    word("format", Shape::Text, ANY),
    word("if", Shape::Schema, ANY),
    word("items", Shape::SchemaOrFlag, LIST),
    word("maxItems", Shape::Size, LIST),
    word("maxLength", Shape::Size, TEXT),
    word("maxProperties", Shape::Size, OBJECT),
    word("maximum", Shape::Number, NUMBER),
    word("minItems", Shape::Size, LIST),
    word("minLength", Shape::Size, TEXT),
    word("minProperties", Shape::Size, OBJECT),
    word("minimum", Shape::Number, NUMBER),
    word("multipleOf", Shape::PositiveNumber, NUMBER),
    word("not", Shape::Schema, ANY),
    word("nullable", Shape::Flag, ANY),
    word("oneOf", Shape::Schemas, ANY),
    word("pattern", Shape::Text, TEXT),
    word("patternProperties", Shape::NamedSchemas, OBJECT),
    word("prefixItems", Shape::Schemas, LIST),
    word("properties", Shape::NamedSchemas, OBJECT),
    word("propertyNames", Shape::Schema, OBJECT),
    word("readOnly", Shape::Flag, ANY),
    word("required", Shape::Texts, OBJECT),
    word("then", Shape::Schema, ANY),
    word("title", Shape::Text, ANY),
    word("type", Shape::Types, ANY),
    word("unevaluatedProperties", Shape::SchemaOrFlag, OBJECT),
    word("uniqueItems", Shape::Flag, LIST),
    word("writeOnly", Shape::Flag, ANY),
    word("xml", Shape::Mapping, ANY),
];

/// Extensions allowed in a description. Where each one applies does not depend on the type alone.
pub(crate) const EXTENSIONS: [Word; 9] = [
    word(extension::OPAQUE, Shape::True, ANY),
    word(extension::NEWTYPE, Shape::TypeName, ANY),
    word(extension::SENSITIVE, Shape::OneOf(&["secret", "userinfo"]), ANY),
    word(extension::CODEC, Shape::OneOf(&["decimal-seconds"]), ANY),
    word(extension::UNIT, Shape::OneOf(&["seconds", "milliseconds"]), ANY),
    word(extension::CHOICE, Shape::FieldName, ANY),
    word(extension::IDEMPOTENT, Shape::Flag, ANY),
    word(extension::EVENTS, Shape::Texts, ANY),
    word(extension::ENUM_DESCRIPTIONS, Shape::NamedTexts, ANY),
];

const BY_NAME: &str = "use `$ref` to whole components, with an overlay action";
const SAID: &str = "remove it with an overlay action and state the requirement in the description text";
const ITEMS: &str = "put the element schema under `items`, with an overlay action";
const DEPENDENT: &str = "use `dependentRequired` or alternatives under `oneOf`, with an overlay action";
const READ_AS: &str =
    "remove it with an overlay action: all schemas follow the dialects of OpenAPI 3.0 and 3.1";
const OF_META_SCHEMAS: &str = "remove it with an overlay action: it only applies to meta-schemas";

/// JSON Schema keywords that the client does not support.
const UNSUPPORTED: [Word; 13] = [
    unsupported("$dynamicRef", Shape::Text, BY_NAME),
    unsupported("$id", Shape::Text, BY_NAME),
    unsupported("$recursiveAnchor", Shape::Flag, BY_NAME),
    unsupported("$recursiveRef", Shape::Text, BY_NAME),
    unsupported("$schema", Shape::Text, READ_AS),
    unsupported("$vocabulary", Shape::Mapping, OF_META_SCHEMAS),
    unsupported("additionalItems", Shape::SchemaOrFlag, ITEMS),
    unsupported("contains", Shape::Schema, SAID),
    unsupported("dependencies", Shape::Mapping, DEPENDENT),
    unsupported("dependentSchemas", Shape::NamedSchemas, DEPENDENT),
    unsupported("maxContains", Shape::Size, SAID),
    unsupported("minContains", Shape::Size, SAID),
    unsupported("unevaluatedItems", Shape::SchemaOrFlag, ITEMS),
];

/// Returns the keyword or extension with this name.
pub(crate) fn find(name: &str) -> Option<&'static Word> {
    const ALL: [&[Word]; 3] = [&KEYWORDS, &EXTENSIONS, &UNSUPPORTED];
    ALL.into_iter().flatten().find(|word| word.name == name)
}
