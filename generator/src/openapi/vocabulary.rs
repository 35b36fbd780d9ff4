//! Every keyword and extension that may stand in a schema: what shape its value has, and to which types it belongs.

use super::shape::Shape;

/// Extensions with a meaning to the later stages.
pub mod extension {
    /// The bare `type: "null"` of 3.1.
    pub const NULL: &str = "x-null";
    /// The `pattern` of `propertyNames`.
    pub const KEY_PATTERN: &str = "x-key-pattern";
    /// `dependentRequired`.
    pub const DEPENDENT_REQUIRED: &str = "x-dependent-required";
    /// JSON that stays as it is.
    pub const OPAQUE: &str = "x-opaque";
    /// A string with a type of its own.
    pub const NEWTYPE: &str = "x-newtype";
    /// What must not be shown: `secret` or `userinfo`.
    pub const SENSITIVE: &str = "x-sensitive";
    /// An unusual way to write a value.
    pub const CODEC: &str = "x-codec";
    /// What a number counts, where that is time: `seconds` or `milliseconds`.
    pub const UNIT: &str = "x-unit";
    /// The name of the place where an object takes one of several forms.
    pub const CHOICE: &str = "x-choice";
    /// Whether sending a command again can do harm.
    pub const IDEMPOTENT: &str = "x-idempotent";
    /// Documentation of the values of an enum.
    pub const ENUM_DESCRIPTIONS: &str = "x-enum-descriptions";

    /// What this stage writes for the next one, and a description must not.
    pub(crate) const OWN: [&str; 3] = [NULL, KEY_PATTERN, DEPENDENT_REQUIRED];
}

/// One word of the vocabulary.
pub(crate) struct Word {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    /// The JSON types that it says something about; none where it is about all.
    pub(crate) types: &'static [&'static str],
    /// What to do instead of writing it, where nothing in the client could stand for it.
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

/// The keywords of 3.0 and 3.1 that have a counterpart in the client, or do not need one.
pub(crate) const KEYWORDS: [Word; 51] = [
    word("$comment", Shape::Text, ANY),
    // Slicing has made components of these, so that only what has a wrong shape comes here.
    word("$defs", Shape::NamedSchemas, ANY),
    word("$ref", Shape::Text, ANY),
    word("additionalProperties", Shape::SchemaOrFlag, OBJECT),
    word("allOf", Shape::Schemas, ANY),
    word("anyOf", Shape::Schemas, ANY),
    word("const", Shape::Anything, ANY),
    word("contentEncoding", Shape::Text, TEXT),
    word("contentMediaType", Shape::Text, TEXT),
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

/// The extensions that a description may hold. Where each of them means something is not only a matter of type.
pub(crate) const EXTENSIONS: [Word; 8] = [
    word(extension::OPAQUE, Shape::True, ANY),
    word(extension::NEWTYPE, Shape::TypeName, ANY),
    word(extension::SENSITIVE, Shape::OneOf(&["secret", "userinfo"]), ANY),
    word(extension::CODEC, Shape::OneOf(&["decimal-seconds"]), ANY),
    word(extension::UNIT, Shape::OneOf(&["seconds", "milliseconds"]), ANY),
    word(extension::CHOICE, Shape::FieldName, ANY),
    word(extension::IDEMPOTENT, Shape::Flag, ANY),
    word(extension::ENUM_DESCRIPTIONS, Shape::NamedTexts, ANY),
];

const BY_NAME: &str = "refer to whole components by `$ref`, with an overlay action";
const SAID: &str = "remove it with an overlay action, and say in the description what it demands";
const ITEMS: &str = "write the elements' schema under `items`, with an overlay action";
const DEPENDENT: &str = "write `dependentRequired`, or alternatives under `oneOf`, with an overlay action";
const READ_AS: &str =
    "remove it with an overlay action: all schemas are read as OpenAPI 3.0 and 3.1 define them";
const OF_META_SCHEMAS: &str = "remove it with an overlay action: it has a meaning in meta-schemas only";

/// Keywords of JSON Schema that exist, but that nothing in the client could stand for.
const UNSUPPORTED: [Word; 16] = [
    unsupported("$anchor", Shape::Text, BY_NAME),
    unsupported("$dynamicAnchor", Shape::Text, BY_NAME),
    unsupported("$dynamicRef", Shape::Text, BY_NAME),
    unsupported("$id", Shape::Text, BY_NAME),
    unsupported("$recursiveAnchor", Shape::Flag, BY_NAME),
    unsupported("$recursiveRef", Shape::Text, BY_NAME),
    unsupported("$schema", Shape::Text, READ_AS),
    unsupported("$vocabulary", Shape::Mapping, OF_META_SCHEMAS),
    unsupported("additionalItems", Shape::SchemaOrFlag, ITEMS),
    unsupported("contains", Shape::Schema, SAID),
    unsupported("contentSchema", Shape::Schema, SAID),
    unsupported("dependencies", Shape::Mapping, DEPENDENT),
    unsupported("dependentSchemas", Shape::NamedSchemas, DEPENDENT),
    unsupported("maxContains", Shape::Size, SAID),
    unsupported("minContains", Shape::Size, SAID),
    unsupported("unevaluatedItems", Shape::SchemaOrFlag, ITEMS),
];

/// The keyword or extension of that name.
pub(crate) fn find(name: &str) -> Option<&'static Word> {
    const ALL: [&[Word]; 3] = [&KEYWORDS, &EXTENSIONS, &UNSUPPORTED];
    ALL.into_iter().flatten().find(|word| word.name == name)
}
