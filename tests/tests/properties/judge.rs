//! The independent validator, which knows JSON Schema and nothing of the generator.

use std::sync::LazyLock;

use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

use crate::description::{document, request, response};

/// Judges requests, any command.
pub(crate) static REQUESTS: LazyLock<Validator> = LazyLock::new(|| validator(request()));

/// Judges answers to a command that has run.
pub(crate) static RESPONSES: LazyLock<Validator> = LazyLock::new(|| validator(response()));

/// A validator of one schema, with all components beside it so that references lead somewhere.
fn validator(schema: &Value) -> Validator {
    let root = json!({"allOf": [schema], "components": document()["components"]});
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .build(&root)
        .unwrap_or_else(|error| panic!("the validator refuses the description: {error}"))
}
