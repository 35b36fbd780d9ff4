//! Names that the emitted crate uses itself.

use super::{Lowering, names};
use crate::ir::{RustName, TypeName};

/// Types and traits that the files of definitions name without a path.
const EVERYWHERE: [&str; 36] = [
    "BTreeMap",
    "Box",
    "DecimalSeconds",
    "Default",
    "Deserialize",
    "Deserializer",
    "Err",
    "Extra",
    "From",
    "Into",
    "IntoIterator",
    "Iterator",
    "Milliseconds",
    "None",
    "Ok",
    "Option",
    "PerhapsUri",
    "RawBody",
    "Validator",
    "Result",
    "Seconds",
    "Secret",
    "Self",
    "Serialize",
    "SerializeMap",
    "Serializer",
    "Some",
    "String",
    "ToOwned",
    "UnknownValue",
    "Uri",
    "Validate",
    "Value",
    "Vec",
    "Violation",
    "Written",
];

/// Types that the crate's root and the client's own files name; a namespace may have others of these names.
const AT_THE_ROOT: [&str; 30] = [
    "Answer",
    "FromResponse",
    "Attempt",
    "BlockingRequest",
    "Client",
    "ClientBuilder",
    "ConfigError",
    "Duration",
    "Environment",
    "Error",
    "ErrorBody",
    "ErrorKind",
    "Executor",
    "HttpRequest",
    "HttpResponse",
    "ValidationError",
    "Labels",
    "Outcome",
    "PathBuf",
    "PreparedRequest",
    "RetryPolicy",
    "RequestBody",
    "RequestInfo",
    "Sender",
    "ResponseFuture",
    "ServerTemplate",
    "Service",
    "Settings",
    "Transport",
    "TransportError",
];

/// Functions that every emitted struct may have.
const FUNCTIONS: [&str; 8] = ["check", "extra", "is_idempotent", "new", "on", "other", "others", "validate"];

impl Lowering<'_> {
    /// Whether the emitted crate uses the name for something else.
    pub(super) fn is_reserved(&self, name: &TypeName) -> bool {
        let text = name.as_str();
        let handle = self.config.handle.as_ref().is_some_and(|handle| handle.name == text);
        let at_the_root = handle || AT_THE_ROOT.contains(&text);
        EVERYWHERE.contains(&text) || (name.space.is_empty() && at_the_root)
    }
}

/// The name of a struct's field, out of the way of the functions that structs have.
pub(super) fn field_name(wire: &str) -> RustName {
    let name = names::field_name(wire);
    if FUNCTIONS.contains(&name.as_str()) { RustName(format!("{name}_")) } else { name }
}
