//! Where the client takes more than the description does, on purpose.

use crate::change::Class;

/// Each class of mistakes that the client may let through, and why.
pub(crate) const LENIENCIES: &[(Class, &str)] = &[
    (
        Class::UnknownKey,
        "request objects have a door for fields that the API has learnt since; what comes in by it goes out again",
    ),
    (
        Class::Null,
        "an optional property that is null is read as absent, and so it is written: what goes out is valid again",
    ),
    (
        Class::UriCharacters,
        "addresses with unescaped characters, or with placeholders, are in use; the client looks at scheme and host",
    ),
];

/// Whether a mistake of this class may pass.
pub(crate) fn may_pass(class: Class) -> bool {
    LENIENCIES.iter().any(|(lenient, _)| *lenient == class)
}
