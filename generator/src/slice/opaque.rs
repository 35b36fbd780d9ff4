//! Components that stay plain JSON: their contents are removed, their description is kept.

use serde_json::{Map, Value};

use crate::{
    config::Config, diagnostic::Diagnostics, load::Document, openapi::extension, pointer::Pointer,
    suggest::nearest,
};

pub(super) fn replace(document: &mut Document, config: &Config, problems: &mut Diagnostics) {
    let at = Pointer::root().keys(["components", "schemas"]);
    let known = super::summary::component_names(document.value());
    for (index, name) in config.slice.opaque.iter().enumerate() {
        let pointer = at.key(name);
        let Some(Value::Object(schema)) = document.value_mut().pointer_mut(pointer.as_str()) else {
            let help = nearest(name, known.iter().map(String::as_str))
                .unwrap_or_else(|| "correct the name or remove it".to_owned());
            problems
                .error(format!("opaque component `{name}` does not exist"))
                .at(config.origin(["slice", "opaque", &index.to_string()]))
                .help(help);
            continue;
        };
        let mut kept: Map<String, Value> = ["type", "title", "description", "deprecated"]
            .into_iter()
            .filter_map(|key| Some((key.to_owned(), schema.get(key)?.clone())))
            .collect();
        kept.insert(extension::OPAQUE.to_owned(), Value::Bool(true));
        *schema = kept;
    }
}
