//! Where the client takes more than the description does, on purpose.
//!
//! One leniency is no class of mistakes: a document that a request carries may be given as JSON, which the client
//! passes on as it is so that texts and methods that it does not know can be sent. It asks for an object and nothing
//! else. Hence changed requests are validated with any object for a document (`oracle::CARRIERS`), and documents are
//! tried by themselves, as the typed `swml::Document`.

use crate::change::Class;

/// Each class of mistakes that the client may let through, and why.
pub(crate) const LENIENCIES: &[(Class, &str)] = &[
    (
        Class::UnknownKey,
        "request objects take fields that the API has learnt since; what comes in by it goes out again",
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
