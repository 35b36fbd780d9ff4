//! The classes of faults.

/// What is wrong with a value after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// A value of another type.
    WrongType,
    /// Null where it is not allowed.
    Null,
    /// A value that is not listed.
    UnlistedValue,
    TooSmall,
    TooLarge,
    NoMultiple,
    /// A fraction where an integer is required.
    Fraction,
    TooShort,
    TooLong,
    Pattern,
    /// Not an absolute URI.
    NoUri,
    /// A URI with characters that it would have to escape.
    UriCharacters,
    TooFewItems,
    TooManyItems,
    DuplicateItem,
    /// A required property is missing.
    Missing,
    /// A property that no alternative knows.
    UnknownKey,
    /// A property of an alternative that was not chosen.
    KeyOfOther,
    /// Properties that exclude each other.
    Together,
    /// A key that violates `propertyNames`.
    BadKey,
    TooFewProperties,
    TooManyProperties,
}
