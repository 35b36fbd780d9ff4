//! Hand-written modules of the client, in files next to the configuration.

use std::{collections::BTreeSet, path::Path};

use serde::Deserialize;

use super::{Config, beside::Beside, hand_written};
use crate::diagnostic::Diagnostics;

/// Generated modules that every client has or may have.
pub(super) const GENERATED: &str = "answer blocking client client_builder commands error events guide lib request request_info \
                         responses runtime transport types";

/// Returns whether every client has or may have a module with this name.
pub(crate) fn is_reserved_module(name: &str) -> bool {
    GENERATED.split(' ').any(|module| module == name)
}

/// A hand-written module that is copied into the client's root.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Module {
    /// Path of the file, relative to the configuration's folder. It also names the module.
    pub file: String,
    /// Whether the module is public. A module that only adds methods to client types need not be.
    #[serde(default)]
    pub public: bool,
    /// Contents of the file.
    #[serde(skip)]
    pub content: Beside,
}

impl Module {
    /// Returns the name of the module.
    pub fn name(&self) -> &str {
        hand_written::name(&self.file)
    }
}

/// Reads every module and checks what rustc would report only in the copy.
pub(super) fn read(config: &mut Config, file: &Path, problems: &mut Diagnostics) {
    let mut taken: BTreeSet<String> = GENERATED.split(' ').map(str::to_owned).collect();
    taken.extend(config.handle.iter().map(|handle| handle.method.clone()));
    taken.extend(config.namespaces.values().map(|namespace| namespace.module.clone()));
    for (index, module) in config.modules.iter_mut().enumerate() {
        let origin = config.places.origin_in_list("modules", index, "file");
        let listed = (file, &*module.file, &origin);
        if let Some(content) = hand_written::read("module", listed, &mut taken, problems) {
            module.content = content;
        }
    }
}
