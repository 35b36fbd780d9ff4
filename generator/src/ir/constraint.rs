//! What the description demands of a value beyond its type.

/// One demand. Lists and maps carry the demands on their parts.
#[derive(Clone, Debug, PartialEq)]
pub enum Constraint {
    /// `minimum`.
    AtLeast(f64),
    /// `exclusiveMinimum`.
    MoreThan(f64),
    /// `maximum`.
    AtMost(f64),
    /// `exclusiveMaximum`.
    LessThan(f64),
    /// `multipleOf`.
    MultipleOf(f64),
    /// A number within one of these ranges, ends included.
    Ranges(Vec<(f64, f64)>),
    /// A number that JSON can write.
    Finite,
    /// `minLength`.
    MinLength(u64),
    /// `maxLength`.
    MaxLength(u64),
    /// `pattern`.
    Pattern(String),
    /// `format: uri`.
    Uri,
    /// `minItems`.
    MinItems(u64),
    /// `maxItems`.
    MaxItems(u64),
    /// `uniqueItems`.
    UniqueItems,
    /// `minProperties` of a map.
    MinEntries(u64),
    /// `maxProperties` of a map.
    MaxEntries(u64),
    /// Opaque JSON that must be an object.
    Object,
    /// Demands on each element.
    Each(Vec<Constraint>),
    /// Demands on each key.
    Keys(Vec<Constraint>),
    /// Demands on each value.
    Values(Vec<Constraint>),
    /// The value's own definition knows what it demands.
    Nested,
    /// Demands on text that has no placeholder in it, which a value is put in place of later.
    UnlessPlaceholder {
        /// The regular expression that finds one.
        placeholder: String,
        /// The demands.
        rules: Vec<Constraint>,
    },
}
