//! The API description as the generator reads it, with the overlay applied.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use generator::Sources;
use generator::diagnostic::Diagnostics;
use generator::ir::{Api, Command, CommandEndpoint, Example};
use generator::load::Document;
use generator::overlay::Overlay;
use serde_json::Value;

static API: LazyLock<Api> = LazyLock::new(|| {
    let sources = Sources::new(file("calling.yaml"), Some(file("overlay.yaml")), file("client.toml"));
    sound(generator::lower_sources(&sources)).api
});

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec").join(name)
}

fn sound<T>(result: Result<T, Diagnostics>) -> T {
    result.unwrap_or_else(|problems| {
        panic!("the description has problems, which `cargo xtask codegen` shows: {problems:?}")
    })
}

/// Returns the intermediate representation of the description.
///
/// # Panics
///
/// If the generator rejects the description.
#[must_use]
pub fn api() -> &'static Api {
    &API
}

/// Returns the endpoint of the commands.
///
/// # Panics
///
/// If there is none.
#[must_use]
pub fn endpoint() -> &'static CommandEndpoint {
    api().endpoint.as_ref().expect("the client sends commands")
}

/// Returns every example with its command.
pub fn examples() -> impl Iterator<Item = (&'static Command, &'static Example)> {
    endpoint()
        .commands
        .iter()
        .flat_map(|command| command.examples.iter().map(move |example| (command, example)))
}

/// Returns the example with this name, and its command.
///
/// # Panics
///
/// If there is no such example.
#[must_use]
pub fn example(name: &str) -> (&'static Command, &'static Example) {
    examples()
        .find(|(_, example)| example.name == name)
        .unwrap_or_else(|| panic!("the description has no example `{name}`"))
}

/// Returns the examples of a webhook's payload.
///
/// # Panics
///
/// If the description cannot be read.
#[must_use]
pub fn webhook_examples(webhook: &str) -> Vec<Value> {
    let document = corrected();
    let body = &document.value()["webhooks"][webhook]["post"]["requestBody"];
    let examples = body["content"]["application/json"]["examples"].as_object().into_iter().flatten();
    examples.map(|(_, example)| example["value"].clone()).collect()
}

fn corrected() -> Document {
    let mut document = sound(Document::read_with_references(&file("calling.yaml")));
    let overlay = sound(Document::read(&file("overlay.yaml")).and_then(|read| Overlay::from_document(&read)));
    let problems = overlay.apply(&mut document, false);
    assert!(!problems.has_errors(), "{problems:?}");
    document
}

/// Returns the response examples of the description, with their status.
///
/// # Panics
///
/// If the description cannot be read.
#[must_use]
pub fn answers() -> Vec<(u16, Value)> {
    let document = corrected();
    let endpoint = endpoint();
    let responses = &document.value()["paths"][&endpoint.path][endpoint.method.to_lowercase()]["responses"];
    let responses = responses.as_object().into_iter().flatten();
    let examples = responses.flat_map(|(status, response)| {
        let examples = response["content"]["application/json"]["examples"].as_object().into_iter().flatten();
        examples.map(|(_, example)| (status.parse().expect("a status is a number"), example["value"].clone()))
    });
    examples.collect()
}
