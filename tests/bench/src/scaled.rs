//! This repository's description with its largest part repeated several times.

use std::{
    fs,
    path::{Path, PathBuf},
};

use generator::{Sources, load::Document, overlay::Overlay};
use serde_json::{Map, Value, json};
use toml::Table;

/// Prefix of the names in that part.
const PART: &str = "SWML.Calling.";
/// The object that refers to the copies.
const HOLDER: &str = "/components/schemas/Calling.DetectMachineParams/properties";

/// Writes a corrected description with this many copies of the part, together with its configuration.
///
/// Returns the number of schemas too.
///
/// # Panics
///
/// If the description is invalid or the folder is not writable.
#[must_use]
pub fn sources(copies: usize, folder: &Path) -> (Sources, usize) {
    let mut description = corrected();
    let mut config: Table = read("client.toml").parse().expect("a configuration");
    for copy in 2..=copies {
        add_schemas(&mut description, copy);
        add_names(&mut config, copy);
    }
    for beside in ["pages", "modules", "examples"] {
        config.remove(beside);
    }
    let put = |name: &str, text: String| {
        let path = folder.join(format!("{copies}-{name}"));
        fs::write(&path, text).expect("a writable folder");
        path
    };
    let count = description["components"]["schemas"].as_object().map_or(0, Map::len);
    let yaml = serde_yaml::to_string(&description).expect("YAML");
    let config = put("client.toml", config.to_string());
    (Sources::new(put("calling.yaml", yaml), None, config), count)
}

fn spec(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec").join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(spec(name)).expect("a file of the description")
}

fn corrected() -> Value {
    let mut document = Document::read_with_references(&spec("calling.yaml")).expect("the description");
    let overlay = Document::read(&spec("overlay.yaml")).and_then(|read| Overlay::from_document(&read));
    let problems = overlay.expect("the overlay").apply(&mut document, false);
    assert!(!problems.has_errors(), "{problems}");
    document.value().clone()
}

fn renamed(text: &str, copy: usize) -> String {
    text.replace(PART, &format!("SWML{copy}.Calling."))
}

fn add_schemas(description: &mut Value, copy: usize) {
    let schemas = description["components"]["schemas"].as_object().expect("schemas");
    let part: Map<String, Value> = schemas
        .iter()
        .filter(|(name, _)| name.starts_with(PART))
        .map(|(name, it)| (name.clone(), it.clone()))
        .collect();
    let text = renamed(&Value::Object(part).to_string(), copy);
    let part: Map<String, Value> = serde_json::from_str(&text).expect("schemas");
    let reference = json!({"$ref": format!("#/components/schemas/SWML{copy}.Calling.SWMLObject")});
    let holder = description.pointer_mut(HOLDER).and_then(Value::as_object_mut).expect("an object");
    holder.insert(format!("document_{copy}"), reference);
    description["components"]["schemas"].as_object_mut().expect("schemas").extend(part);
}

fn add_names(config: &mut Table, copy: usize) {
    for table in ["names", "fields"] {
        let Some(toml::Value::Table(names)) = config.get_mut(table) else { continue };
        let own = names.iter().filter(|(name, _)| name.contains(PART));
        let new: Vec<_> = own.map(|(name, value)| (renamed(name, copy), value.clone())).collect();
        names.extend(new);
    }
    let namespaces = config["namespaces"].as_table_mut().expect("namespaces");
    let mut namespace = namespaces[PART].as_table().expect("a namespace").clone();
    let told = [
        ("module", format!("swml{copy}")),
        ("root", format!("SWML{copy}.Calling.SWMLObject")),
        ("document", format!("Swml{copy}Document")),
    ];
    namespace.extend(told.map(|(key, value)| (key.to_owned(), value.into())));
    namespaces.insert(renamed(PART, copy), namespace.into());
}
