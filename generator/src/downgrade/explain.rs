//! Why a document cannot be read, told for its smallest part that cannot.
//!
//! openapiv3 tries a reference and then the thing itself wherever both may stand, and after that knows only that
//! neither fitted. Reading each such part by itself finds the fault in it.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::typed::pointer_of;
use crate::pointer::Pointer;

type Fault = (Pointer, String);

/// All faults in operations and components, or else the failure itself.
pub(super) fn explain(
    document: &Value,
    failure: &serde_path_to_error::Error<serde_json::Error>,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let root = Pointer::root();
    each(document, "paths", &root, &mut |item, at| {
        for method in crate::walk::METHODS {
            if let Some(operation) = item.get(method) {
                explain_operation(operation, &at.key(method), &mut faults);
            }
        }
    });
    if let Some(components) = document.get("components") {
        let at = root.key("components");
        let faults = &mut faults;
        each(components, "requestBodies", &at, &mut |body, at| {
            explain_body::<openapiv3::RequestBody>(body, at, faults);
        });
        each(components, "responses", &at, &mut |body, at| {
            explain_body::<openapiv3::Response>(body, at, faults);
        });
        each(components, "schemas", &at, &mut |it, at| part::<openapiv3::Schema>(it, at, faults));
        each(components, "examples", &at, &mut |it, at| part::<openapiv3::Example>(it, at, faults));
        each(components, "headers", &at, &mut |it, at| part::<openapiv3::Header>(it, at, faults));
        each(components, "parameters", &at, &mut |it, at| part::<openapiv3::Parameter>(it, at, faults));
        each(components, "securitySchemes", &at, &mut |it, at| {
            part::<openapiv3::SecurityScheme>(it, at, faults);
        });
    }
    if faults.is_empty() {
        faults.push((pointer_of(failure.path()), told(failure.inner())));
    }
    faults
}

/// What the reader says, as it says it.
fn told(failure: &serde_json::Error) -> String {
    format!("this is not what OpenAPI 3.1 has in this place: {failure}")
}

fn explain_operation(operation: &Value, at: &Pointer, faults: &mut Vec<Fault>) {
    let before = faults.len();
    if let Some(body) = operation.get("requestBody") {
        explain_body::<openapiv3::RequestBody>(body, &at.key("requestBody"), faults);
    }
    each(operation, "responses", at, &mut |response, at| {
        explain_body::<openapiv3::Response>(response, at, faults);
    });
    for (index, parameter) in
        operation.get("parameters").and_then(Value::as_array).into_iter().flatten().enumerate()
    {
        part::<openapiv3::Parameter>(parameter, &at.key("parameters").index(index), faults);
    }
    if faults.len() == before {
        part::<openapiv3::Operation>(operation, at, faults);
    }
}

fn explain_body<T: DeserializeOwned>(body: &Value, at: &Pointer, faults: &mut Vec<Fault>) {
    let before = faults.len();
    each(body, "content", at, &mut |media, at| {
        let before = faults.len();
        each(media, "examples", at, &mut |example, at| part::<openapiv3::Example>(example, at, faults));
        if let Some(schema) = media.get("schema") {
            part::<openapiv3::Schema>(schema, &at.key("schema"), faults);
        }
        if faults.len() == before {
            part::<openapiv3::MediaType>(media, at, faults);
        }
    });
    each(body, "headers", at, &mut |header, at| part::<openapiv3::Header>(header, at, faults));
    if faults.len() == before {
        part::<T>(body, at, faults);
    }
}

/// Tries to read one part by itself; a reference has none.
fn part<T: DeserializeOwned>(value: &Value, at: &Pointer, faults: &mut Vec<Fault>) {
    if value.get("$ref").is_some() {
        return;
    }
    if let Err(failure) = serde_path_to_error::deserialize::<_, T>(value) {
        let inside = pointer_of(failure.path());
        let pointer = Pointer::from_text(format!("{}{}", at.as_str(), inside.as_str()));
        faults.push((pointer, told(&failure.into_inner())));
    }
}

fn each(holder: &Value, section: &str, at: &Pointer, visit: &mut dyn FnMut(&Value, &Pointer)) {
    let at = at.key(section);
    for (name, member) in holder.get(section).and_then(Value::as_object).into_iter().flatten() {
        visit(member, &at.key(name));
    }
}
