//! Rejects configured names that the client already uses.

use std::collections::BTreeSet;

use super::{Config, module, package, places::Places};
use crate::{diagnostic::Diagnostics, pointer::Pointer};

/// Functions of the builder.
const OF_THE_BUILDER: &str =
    "base_url bearer_token build ca_file connect_timeout new on_attempt proxy retry timeout transport";
/// Functions of the client and of a response, and fields of a handle. The handle's method name is also the
/// name of a client function, of the handle's file and of a field of the blocking handle.
const OF_THE_CLIENT: &str = "builder executor from_env id inner mod new raw send";
/// Features that every client has.
const FEATURES: &str = "blocking default http2 native-tls rustls rustls-no-provider system-proxy tracing";

pub(super) fn check(config: &Config, places: &Places, problems: &mut Diagnostics) {
    let mut reject = |keys: &[&str], name: &str, whose: &str| {
        problems
            .error(format!("`{name}` is already the name of {whose}"))
            .at(places.origin(&Pointer::root().keys(keys.iter().copied())))
            .help("choose another name");
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
    let mut features: BTreeSet<&str> = FEATURES.split(' ').filter(|feature| *feature != "default").collect();
    features.extend(config.namespaces.values().map(|namespace| namespace.module.as_str()));
    features.extend(config.groups.values().map(|group| group.module.as_str()));
    for feature in config.features.keys().filter(|feature| features.contains(feature.as_str())) {
        reject(&["features", feature], feature, "another feature of the client");
    }
    for dependency in config.dependencies.keys().filter(|name| package::is_dependency(name)) {
        reject(&["dependencies", dependency], dependency, "a dependency that every client has");
    }
}
