//! Names that the emitted crate uses itself.

use super::{Lowering, names};
use crate::ir::RustName;

/// Types and traits that emitted files name without a path.
const TYPES: [&str; 50] = [
    "Answer",
    "BTreeMap",
    "Box",
    "Client",
    "ClientBuilder",
    "ConfigError",
    "DecimalSeconds",
    "Default",
    "Deserialize",
    "Deserializer",
    "Duration",
    "Environment",
    "Err",
    "Error",
    "ErrorBody",
    "ErrorKind",
    "Extra",
    "From",
    "Into",
    "IntoIterator",
    "InvalidRequest",
    "Iterator",
    "Labels",
    "None",
    "Ok",
    "Option",
    "Outcome",
    "Pending",
    "RawBody",
    "Report",
    "Result",
    "Secret",
    "Self",
    "Serialize",
    "SerializeMap",
    "Serializer",
    "ServerTemplate",
    "Service",
    "Settings",
    "Some",
    "String",
    "Text",
    "ToOwned",
    "Transport",
    "UnknownValue",
    "Uri",
    "Validate",
    "Value",
    "Vec",
    "Violation",
];

/// Functions that every emitted struct may have.
const FUNCTIONS: [&str; 8] = ["check", "extra", "is_repeatable", "new", "on", "other", "others", "validate"];

impl Lowering<'_> {
    /// Whether the emitted crate uses the name for something else.
    pub(super) fn is_reserved(&self, name: &RustName) -> bool {
        let handle = self.config.handle.as_ref().is_some_and(|handle| handle.name == name.as_str());
        handle || TYPES.contains(&name.as_str())
    }
}

/// The name of a struct's field, out of the way of the functions that structs have.
pub(super) fn field_name(wire: &str) -> RustName {
    let name = names::field_name(wire);
    if FUNCTIONS.contains(&name.as_str()) { RustName(format!("{name}_")) } else { name }
}
