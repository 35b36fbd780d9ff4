//! Constraints on a value beyond its type.

/// One constraint. Lists and maps carry the constraints on their parts.
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
    /// A number within one of these inclusive ranges.
    Ranges(Vec<(f64, f64)>),
    /// A number that JSON can represent.
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
    /// Constraints on each element.
    Each(Vec<Constraint>),
    /// Constraints on each key.
    Keys(Vec<Constraint>),
    /// Constraints on each value.
    Values(Vec<Constraint>),
    /// The constraints of the value's own definition.
    Nested,
    /// Constraints on a string unless it contains a placeholder, which is replaced by a value later.
    UnlessPlaceholder {
        /// Regular expression that matches a placeholder.
        placeholder: String,
        /// The constraints.
        rules: Vec<Constraint>,
    },
}
