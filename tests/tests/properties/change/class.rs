//! The kinds of mistakes.

/// What is wrong with a value after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// A value of another type.
    WrongType,
    /// Null where it is not allowed.
    Null,
    /// A value that is not among those listed.
    UnlistedValue,
    TooSmall,
    TooLarge,
    NoMultiple,
    /// A fraction where whole numbers are asked for.
    Fraction,
    TooShort,
    TooLong,
    Pattern,
    /// No absolute URI at all.
    NoUri,
    /// A URI but for characters that it would have to escape.
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
    /// A key that does not fulfil the demand on keys.
    BadKey,
    TooFewProperties,
    TooManyProperties,
}
