//! The independent validator, which knows JSON Schema and nothing about the generator.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

use crate::description::{document, document_component, document_schema, request, response, webhooks};

/// Validates the request of any command.
pub(crate) static REQUESTS: LazyLock<Validator> =
    LazyLock::new(|| validator(request(), &document()["components"]));

/// Validates requests, but accepts any object for a document in them; see `leniency`.
pub(crate) static CARRIERS: LazyLock<Validator> = LazyLock::new(|| {
    let mut components = document()["components"].clone();
    components["schemas"][document_component()] = json!({"type": "object"});
    validator(request(), &components)
});

/// Validates the documents that requests carry.
pub(crate) static DOCUMENTS: LazyLock<Validator> =
    LazyLock::new(|| validator(document_schema(), &document()["components"]));

/// Validates responses to commands that have run.
pub(crate) static RESPONSES: LazyLock<Validator> =
    LazyLock::new(|| validator(response(), &document()["components"]));

/// Validates the payloads of webhooks, by the name of the webhook.
pub(crate) static PAYLOADS: LazyLock<BTreeMap<&str, Validator>> = LazyLock::new(|| {
    webhooks().map(|(name, payload)| (name, validator(payload, &document()["components"]))).collect()
});

/// Builds a validator of one schema, with all components, so that references resolve.
fn validator(schema: &Value, components: &Value) -> Validator {
    let root = json!({"allOf": [schema], "components": components});
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .build(&root)
        .unwrap_or_else(|error| panic!("the validator rejects the description: {error}"))
}
