//! Nothing is lost between OpenAPI 3.1 and the typed 3.0 document, except what changes form.

use generator::{
    Sources, config::Config, diagnostic::Diagnostics, downgrade, load::Document, overlay::Overlay, slice,
};
use integration_tests::generator::sources;
use serde_json::Value;

use crate::support::{case::Case, fixture};

/// Returns the document before downgrading and the typed one after it, as values.
fn around_downgrading(sources: &Sources) -> (Value, Value) {
    let mut problems = Diagnostics::default();
    let config = Config::read(&sources.config, &mut problems).expect("the configuration of this repository");
    let mut document =
        Document::read_with_references(&sources.description).expect("the description of this repository");
    let overlay = sources.overlay.as_ref().expect("this repository has an overlay");
    let overlay = Document::read(overlay).and_then(|overlay| Overlay::from_document(&overlay));
    problems.extend(overlay.expect("the overlay of this repository").apply(&mut document, false));
    slice::slice(&mut document, &config, true, &slice::Faulty::default(), &mut problems)
        .expect("the slice of this repository");
    let typed = downgrade::downgrade(&mut document, &mut problems).expect("the typed document");
    assert!(!problems.has_errors(), "{problems}");
    (document.value().clone(), serde_json::to_value(&typed).expect("only text keys"))
}

#[test]
fn our_own_description_loses_nothing() {
    let (before, after) = around_downgrading(&sources());
    let mut lost = Vec::new();
    let count = compare(&before, &after, "", &mut lost);
    assert!(count > 3_000, "the description has only {count} values");
    assert!(lost.is_empty(), "{} places are lost:\n{}", lost.len(), lost.join("\n"));
}

/// The comparison below does notice: a keyword that disappears and one that changes are both found.
#[test]
fn a_loss_is_noticed() {
    let before = serde_json::json!({"a": {"minLength": 1, "exclusiveMinimum": 3, "const": "x"}, "b": [{"type": "null"}]});
    let after = serde_json::json!({"a": {"minimum": 3, "exclusiveMinimum": false, "enum": ["x"]}, "b": [{"x-null": true}]});
    let mut lost = Vec::new();
    assert_eq!(compare(&before, &after, "", &mut lost), 4);
    assert_eq!(lost, ["/a/minLength", "/a/exclusiveMinimum"]);
}

#[test]
fn a_keyword_that_the_types_cannot_hold_is_reported() {
    let description = fixture::description("components:\n  schemas:\n    Set: {type: object}\n");
    let misplaced = description.replacen("operationId:", "operationID: send\n      operationId:", 1);
    assert_ne!(misplaced, description, "the document has one operation");
    let told = Case::new("lamps.yaml", &misplaced).generate().expect_err("an unknown keyword");
    assert!(told.contains("`operationID` is not defined by OpenAPI here"), "{told}");
    assert!(told.contains("/paths/~1lamps/post/operationID"), "{told}");
}

/// Looks for every scalar of one tree in the other, and returns how many there are.
///
/// Written independently of the generator's own comparison, and stricter: it knows what changes form, and
/// forgives nothing else.
fn compare(before: &Value, after: &Value, at: &str, lost: &mut Vec<String>) -> usize {
    match before {
        Value::Object(members) => {
            let count = |(key, value): (&String, &Value)| {
                let pointer = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
                match (after.get(key), moved(members, key, after)) {
                    (_, Some(true)) => 1,
                    (Some(found), None) => compare(value, found, &pointer, lost),
                    (None, None) if is_silent(value) || (key == "required" && *value == false) => 0,
                    _ => {
                        lost.push(pointer);
                        1
                    }
                }
            };
            members.iter().map(count).sum()
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.map(|(index, item)| compare(item, &after[index], &format!("{at}/{index}"), lost)).sum()
        }
        scalar => {
            let same = match (scalar.as_f64(), after.as_f64()) {
                (Some(before), Some(after)) => (before - after).abs() <= f64::EPSILON * before.abs(),
                _ => scalar == after,
            };
            if !same {
                lost.push(at.to_owned());
            }
            1
        }
    }
}

/// Returns whether the types omit a value when writing because it means the same as its absence.
fn is_silent(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

/// Returns whether a keyword is present in its 3.0 form; `None` if it has the same form in both.
fn moved(members: &serde_json::Map<String, Value>, key: &str, after: &Value) -> Option<bool> {
    let value = &members[key];
    let is_closed = |rest: &Value| *rest == serde_json::json!({"not": {}});
    Some(match key {
        "openapi" => after[key] == "3.0.3",
        "const" if after.get(key).is_none() => after["enum"] == Value::Array(vec![value.clone()]),
        "exclusiveMinimum" => after[key] == true && after["minimum"].as_f64() == value.as_f64(),
        "exclusiveMaximum" => after[key] == true && after["maximum"].as_f64() == value.as_f64(),
        "unevaluatedProperties" if is_closed(value) => after["additionalProperties"] == false,
        "unevaluatedProperties" if is_silent(value) => after["additionalProperties"] == true,
        "unevaluatedProperties" => after.get("additionalProperties").is_some(),
        "propertyNames" => after["x-key-pattern"] == value["pattern"],
        // For readers of the description only.
        "title" | "externalDocs" | "example" => true,
        "examples" if value.is_array() => true,
        "$ref" if members.len() > 1 => after["allOf"][0][key] == *value,
        "type" if *value == "null" => after["x-null"] == true,
        "type" if value.is_array() => after["nullable"] == true || after.get("anyOf").is_some(),
        _ => return None,
    })
}
