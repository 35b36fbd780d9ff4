//! The corrected description as it is written, with all OpenAPI 3.1 keywords.
//!
//! Nothing here depends on how the generator reads it.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use generator::diagnostic::Diagnostics;
use generator::load::Document;
use generator::overlay::Overlay;
use integration_tests::description::{self, api};
use serde_json::Value;

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let mut document = sound(Document::read_with_references(&file("calling.yaml")));
    let overlay = sound(Document::read(&file("overlay.yaml")).and_then(|read| Overlay::from_document(&read)));
    let problems = overlay.apply(&mut document, false);
    assert!(!problems.has_errors(), "{problems:?}");
    document.value().clone()
});

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec").join(name)
}

fn sound<T>(result: Result<T, Diagnostics>) -> T {
    result.unwrap_or_else(|problems| panic!("the description has problems: {problems:?}"))
}

/// Returns the whole document, with the overlay applied.
pub(crate) fn document() -> &'static Value {
    &DOCUMENT
}

/// Returns the component schemas, by name.
pub(crate) fn components() -> impl Iterator<Item = (&'static str, &'static Value)> {
    let schemas = document()["components"]["schemas"].as_object();
    schemas.into_iter().flatten().map(|(name, schema)| (name.as_str(), schema))
}

/// Returns the schema that a reference points to.
pub(crate) fn target(reference: &str) -> &'static Value {
    reference
        .strip_prefix('#')
        .and_then(|pointer| document().pointer(pointer))
        .unwrap_or_else(|| panic!("`{reference}` does not exist"))
}

/// Returns the schema itself, or its target if it is only a reference.
pub(crate) fn resolved(schema: &'static Value) -> &'static Value {
    schema["$ref"].as_str().map_or(schema, |reference| resolved(target(reference)))
}

/// Returns the component of the document that requests carry.
pub(crate) fn document_component() -> &'static str {
    let namespaces: Vec<_> = api().config.namespaces.values().collect();
    match namespaces.as_slice() {
        [only] => &only.root,
        several => panic!("expected one kind of document, found {}", several.len()),
    }
}

/// Returns the schema of the document that requests carry.
pub(crate) fn document_schema() -> &'static Value {
    &document()["components"]["schemas"][document_component()]
}

/// Returns the schema of the request body.
pub(crate) fn request() -> &'static Value {
    body(&endpoint()["requestBody"])
}

/// Returns the schema of the response body of a success.
pub(crate) fn response() -> &'static Value {
    body(&endpoint()["responses"]["200"])
}

fn endpoint() -> &'static Value {
    let endpoint = description::endpoint();
    &document()["paths"][&endpoint.path][endpoint.method.to_lowercase()]
}

fn body(message: &'static Value) -> &'static Value {
    resolved(&message["content"]["application/json"]["schema"])
}

/// Returns the webhooks, by name, with the schema of their payload.
pub(crate) fn webhooks() -> impl Iterator<Item = (&'static str, &'static Value)> {
    let webhooks = document()["webhooks"].as_object().expect("the description has webhooks");
    webhooks.iter().map(|(name, webhook)| (name.as_str(), body(&webhook["post"]["requestBody"])))
}

/// A command: the value of its tag, and the schema of the whole request.
#[derive(Clone, Copy)]
pub(crate) struct Command {
    pub(crate) name: &'static str,
    pub(crate) schema: &'static Value,
}

/// Returns all commands.
pub(crate) fn commands() -> Vec<Command> {
    let variants = request()["oneOf"].as_array().expect("the request is one of several");
    let commands = variants.iter().map(|variant| {
        let schema = resolved(variant);
        let name = schema["properties"]["command"]["enum"][0].as_str();
        Command { name: name.expect("each command has a tag of its own"), schema }
    });
    commands.collect()
}
