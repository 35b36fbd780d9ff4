//! Names reserved by the emitted crate.

use super::{Lowering, names};
use crate::{
    config::{Config, is_reserved_module},
    ir::{RustName, TypeName},
};

/// Types and traits that files with definitions use without a path.
const EVERYWHERE: [&str; 38] = [
    "BTreeMap",
    "Box",
    "DecimalSeconds",
    "Default",
    "Deserialize",
    "Deserializer",
    "Err",
    "Extra",
    "FnMut",
    "From",
    "FromErrorBody",
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

/// Types that the crate root and the client's own files use; a namespace may reuse these names.
const AT_THE_ROOT: [&str; 31] = [
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
    "ToString",
    "Transport",
    "TransportError",
];

/// Functions that any emitted struct may have.
const OF_STRUCTS: [&str; 9] =
    ["check", "clone", "extra", "is_idempotent", "new", "on", "other", "others", "validate"];
/// Functions of the client, besides the one that returns a handle. The prelude's traits convert before it could.
const OF_THE_CLIENT: [&str; 7] = ["builder", "clone", "from_env", "into", "new", "send", "try_into"];
const OF_THE_HANDLE: [&str; 5] = ["clone", "id", "into", "new", "try_into"];

impl Lowering<'_> {
    /// Whether the emitted crate reserves the name.
    pub(super) fn is_reserved(&self, name: &TypeName) -> bool {
        let text = name.as_str();
        let handle = self.config.handle.as_ref().is_some_and(|handle| handle.name == text);
        let request = self.request.as_ref().is_some_and(|request| *request == name.name);
        let at_the_root = handle || request || AT_THE_ROOT.contains(&text);
        EVERYWHERE.contains(&text) || (name.space.is_empty() && at_the_root)
    }

    /// Returns the name of a type that stands for an operation or a group, distinct from those of all schemas.
    pub(super) fn free_name(&self, text: &str, suffix: &str) -> TypeName {
        let name = TypeName::root(names::type_name(text));
        let is_taken = self.is_reserved(&name)
            || self.definitions.contains_key(&name)
            || self.schemas.names().any(|component| self.component_name(component) == name);
        if is_taken { name.beside(RustName(format!("{}{suffix}", name.name))) } else { name }
    }

    /// Returns the name of a command's method, distinct from the other functions of the client or handle.
    pub(super) fn method_name(&self, command: &str, on_handle: bool) -> RustName {
        let name = names::field_name(command);
        let handle = self.config.handle.as_ref().map(|handle| handle.method.as_str());
        let is_taken = if on_handle {
            OF_THE_HANDLE.contains(&name.as_str())
        } else {
            OF_THE_CLIENT.contains(&name.as_str()) || handle == Some(name.as_str())
        };
        out_of_the_way(name, is_taken)
    }
}

/// Returns the name of a group's module, distinct from the other modules and from the functions of the client.
pub(super) fn module_name(config: &Config, name: RustName) -> RustName {
    let handle = config.handle.as_ref().map(|handle| handle.method.as_str());
    let spaces = config.namespaces.values().any(|space| space.module == name.plain());
    let own = config.modules.iter().any(|module| module.name() == name.plain());
    let is_taken = is_reserved_module(name.plain())
        || OF_THE_CLIENT.contains(&name.as_str())
        || handle == Some(name.as_str())
        || name.as_str().starts_with("r#")
        || spaces
        || own;
    if is_taken { RustName(format!("{}_group", name.plain())) } else { name }
}

/// Returns the name of a group's method, distinct from the other functions of its handle.
pub(super) fn group_method_name(word: &str) -> RustName {
    let name = names::field_name(word);
    let is_taken = OF_THE_HANDLE.contains(&name.as_str());
    out_of_the_way(name, is_taken)
}

/// Whether the root of the emitted crate uses the name.
pub(super) fn is_taken(name: &str) -> bool {
    EVERYWHERE.contains(&name) || AT_THE_ROOT.contains(&name)
}

/// Returns the name of a struct's field, distinct from the functions that structs have.
pub(super) fn field_name(wire: &str) -> RustName {
    let name = names::field_name(wire);
    let is_taken = OF_STRUCTS.contains(&name.as_str());
    out_of_the_way(name, is_taken)
}

fn out_of_the_way(name: RustName, is_taken: bool) -> RustName {
    if is_taken { RustName(format!("{name}_")) } else { name }
}
