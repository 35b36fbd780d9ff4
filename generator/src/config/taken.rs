//! Names that the configuration gives, and that the client has already.

use std::collections::BTreeSet;

use super::{Config, module, places::Places};
use crate::{diagnostic::Diagnostics, pointer::Pointer};

/// The functions of the builder.
const OF_THE_BUILDER: &str =
    "base_url build ca_file connect_timeout new on_attempt proxy retry timeout transport";
/// The functions of the client and of an answer, and the fields of a handle. The client has a function that is called like
/// the handle, the handle's file is called like it, and so is a field of the blocking one.
const OF_THE_CLIENT: &str = "builder executor from_env id inner mod new raw send";
/// The features that every client has.
const FEATURES: &str = "blocking default http2 native-tls rustls system-proxy tracing";

pub(super) fn check(config: &Config, places: &Places, problems: &mut Diagnostics) {
    let mut reject = |keys: &[&str], name: &str, whose: &str| {
        problems
            .error(format!("`{name}` is the name of {whose}"))
            .at(places.origin(&Pointer::root().keys(keys.iter().copied())))
            .help("take another name");
    };
    let setters = &config.server.setters;
    let mut taken: BTreeSet<&str> = OF_THE_BUILDER.split(' ').collect();
    for (key, name) in
        [("server", &setters.server), ("username", &setters.username), ("password", &setters.password)]
    {
        if !taken.insert(name) {
            reject(&["server", "setters", key], name, "another setter of the client's builder");
        }
    }
    let mut modules: BTreeSet<&str> = module::GENERATED.split(' ').collect();
    if let Some(handle) = &config.handle {
        let method = handle.method.as_str();
        if !modules.insert(method) || OF_THE_CLIENT.split(' ').any(|own| own == method) {
            reject(&["handle", "method"], method, "another part of the client");
        }
    }
    for (prefix, namespace) in &config.namespaces {
        let module = namespace.module.as_str();
        if !modules.insert(module) || FEATURES.split(' ').any(|feature| feature == module) {
            reject(&["namespaces", prefix, "module"], module, "another module or feature of the client");
        }
    }
}
