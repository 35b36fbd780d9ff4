//! Modules of the client that are written by hand: their files stand beside the configuration.

use std::{collections::BTreeSet, path::Path};

use serde::Deserialize;

use super::{Config, beside::Beside, hand_written};
use crate::diagnostic::Diagnostics;

/// The modules that every client has, or may have, without anybody writing them.
pub(super) const GENERATED: &str = "answer blocking client client_builder commands error guide lib request request_info \
                         responses runtime transport types";

/// A module that is written by hand, and copied into the client's root.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Module {
    /// The file, as seen from the configuration's folder. The module is called like it.
    pub file: String,
    /// Whether the module is public. One that only adds to types of the client need not be.
    #[serde(default)]
    pub public: bool,
    /// What the file holds.
    #[serde(skip)]
    pub content: Beside,
}

impl Module {
    /// The name of the module.
    pub fn name(&self) -> &str {
        hand_written::name(&self.file)
    }
}

/// Reads every module, and checks what rustc would only find in the copy.
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
