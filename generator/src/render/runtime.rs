//! The hand-written runtime, copied byte for byte.

use super::Files;

/// Every file of `generator/runtime/src`, embedded when the generator is built.
const SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime.rs"));

/// Copies the sources; the runtime's crate root becomes the root of its module.
pub(super) fn copy(files: &mut Files) {
    for (name, content) in SOURCES {
        let name = if *name == "lib.rs" { "mod.rs" } else { name };
        files.insert(format!("src/runtime/{name}"), (*content).to_owned());
    }
}
