//! Components that stay plain JSON: their insides go, their description stays.

use serde_json::{Map, Value};

use crate::{diagnostic::Diagnostics, load::Document, pointer::Pointer, suggest::nearest};

/// The extension that marks an opaque schema for the later stages.
pub const OPAQUE: &str = "x-opaque";

pub(super) fn replace(document: &mut Document, names: &[String], problems: &mut Diagnostics) {
    let at = Pointer::root().keys(["components", "schemas"]);
    let known = super::account::component_names(document.value());
    for name in names {
        let pointer = at.key(name);
        let Some(Value::Object(schema)) = document.value_mut().pointer_mut(pointer.as_str()) else {
            let finding = problems.error(format!("opaque component `{name}` does not exist"));
            finding.help = nearest(name, known.iter().map(String::as_str))
                .or_else(|| Some("correct `opaque` in the configuration's [slice]".to_owned()));
            continue;
        };
        let mut kept: Map<String, Value> = ["type", "title", "description", "deprecated"]
            .into_iter()
            .filter_map(|key| Some((key.to_owned(), schema.get(key)?.clone())))
            .collect();
        kept.insert(OPAQUE.to_owned(), Value::Bool(true));
        *schema = kept;
    }
}
