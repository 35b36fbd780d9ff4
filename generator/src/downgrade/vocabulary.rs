//! Every keyword that may stand in a schema after downgrading. Any other is an error: silence would lose it.

use super::{Schema, Site};

/// Extensions with a meaning to the later stages.
pub mod extension {
    /// The bare `type: "null"` of 3.1.
    pub const NULL: &str = "x-null";
    /// A schema's `examples`.
    pub const EXAMPLES: &str = "x-examples";
    /// The `pattern` of `propertyNames`.
    pub const KEY_PATTERN: &str = "x-key-pattern";
    /// JSON that stays as it is.
    pub const OPAQUE: &str = crate::slice::OPAQUE;
    /// A string with a type of its own.
    pub const NEWTYPE: &str = "x-newtype";
    /// What must not be shown: `secret` or `userinfo`.
    pub const SENSITIVE: &str = "x-sensitive";
    /// An unusual way to write a value.
    pub const CODEC: &str = "x-codec";
    /// The name of the place where an object takes one of several forms.
    pub const CHOICE: &str = "x-choice";
    /// Whether sending a command again can do harm.
    pub const REPLAY: &str = "x-replay";
    /// Documentation of the values of an enum.
    pub const ENUM_DESCRIPTIONS: &str = "x-enum-descriptions";

    pub(super) const KNOWN: [&str; 10] =
        [NULL, EXAMPLES, KEY_PATTERN, OPAQUE, NEWTYPE, SENSITIVE, CODEC, CHOICE, REPLAY, ENUM_DESCRIPTIONS];
}

const KEYWORDS: [&str; 35] = [
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "default",
    "deprecated",
    "description",
    "discriminator",
    "enum",
    "example",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "externalDocs",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "nullable",
    "oneOf",
    "pattern",
    "properties",
    "readOnly",
    "required",
    "title",
    "type",
    "uniqueItems",
    "writeOnly",
];

pub(super) fn check(schema: &Schema, site: &mut Site<'_>) {
    for key in schema.keys() {
        if KEYWORDS.contains(&key.as_str()) || extension::KNOWN.contains(&key.as_str()) {
            continue;
        }
        if key.starts_with("x-") {
            let origin = site.document.origin(&site.pointer.key(key));
            site.problems.warning(format!("extension `{key}` has no meaning here and is ignored")).at(origin);
        } else {
            site.refuse(
                key,
                format!("keyword `{key}` is not understood"),
                "remove it with an overlay action if the client can do without it",
            );
        }
    }
}
