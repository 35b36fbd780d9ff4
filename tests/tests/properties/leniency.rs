//! Where the client deliberately accepts more than the description.
//!
//! One leniency is not a class of faults: a document inside a request may be given as JSON, which the client
//! passes on unchanged, so that unknown texts and methods can be sent. It only has to be an object. So
//! changed requests are validated with any object for a document (`oracle::CARRIERS`), and documents are
//! tested separately, as the typed `swml::Document`.

use crate::change::Class;

/// Each class of faults that the client may accept, and why.
pub(crate) const LENIENCIES: &[(Class, &str)] = &[
    (Class::UnknownKey, "request objects accept fields that the API has added since, and write them back"),
    (
        Class::UriCharacters,
        "URLs with unescaped characters or placeholders are in use; the client checks scheme and host",
    ),
];

/// Returns whether a fault of this class may be accepted.
pub(crate) fn may_pass(class: Class) -> bool {
    LENIENCIES.iter().any(|(lenient, _)| *lenient == class)
}
