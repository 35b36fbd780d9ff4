//! Changes a description in one of the ways that descriptions go wrong.

use integration_tests::random::Random;
use serde_json::{Map, Value, json};

use super::places::{self, Path};

/// Names and texts with a meaning in Rust, Markdown, JSON Pointer or the generated code.
pub(crate) const TEXTS: [&str; 30] = [
    "",
    "_",
    "²",
    "Self",
    "super",
    "new",
    "id",
    "build",
    "timeout",
    "type",
    "Client",
    "Vec",
    "String",
    "send",
    "other",
    "0",
    "a/b~c",
    "é",
    "日本",
    "x\u{202e}y",
    "a\nb",
    "*/",
    "\"#",
    "```rust\nfn main() {}\n```",
    "{house}",
    "$ref",
    "null",
    "-",
    "raw",
    "Response",
];

const KEYWORDS: [&str; 35] = [
    "type",
    "enum",
    "const",
    "properties",
    "required",
    "items",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "additionalProperties",
    "unevaluatedProperties",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "multipleOf",
    "minItems",
    "maxItems",
    "minLength",
    "pattern",
    "format",
    "nullable",
    "default",
    "examples",
    "readOnly",
    "discriminator",
    "$ref",
    "$defs",
    "x-newtype",
    "x-opaque",
    "x-choice",
    "x-events",
    "x-idempotent",
    "x-sensitive",
    "x-codec",
];

/// Changes one place in the description.
pub(crate) fn mutate(description: &mut Value, random: &mut Random) {
    let places = places::all(description);
    let path = random.one_of(&places).clone();
    let donor = places::get(description, random.one_of::<Path>(&places)).cloned().unwrap_or_default();
    let components: Vec<String> = description["components"]["schemas"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect();
    let reference = match components.as_slice() {
        [] => json!({"$ref": "#/components/schemas/Set"}),
        names => json!({"$ref": format!("#/components/schemas/{}", random.one_of(names))}),
    };
    let Some(place) = places::get_mut(description, &path) else { return };
    match random.below(9) {
        0 => *place = value(random),
        1 => *place = donor,
        2 => *place = reference,
        3 => wrap(place, &reference, random),
        4 => take_out(place, random),
        5 => rename(place, random),
        6 => insert(place, donor, random),
        7 => insert_keyword(place, &reference, random),
        _ => double(place, random),
    }
}

/// Returns a value that is in no valid description, or that means something else in another place.
fn value(random: &mut Random) -> Value {
    match random.below(16) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(false),
        3 => json!(0),
        4 => json!(-1),
        5 => json!(2.0),
        6 => json!(1.5),
        7 => json!(i64::MIN),
        8 => json!(u64::MAX),
        9 => json!(1e308),
        10 => json!([]),
        11 => json!({}),
        12 => json!(["object", "null"]),
        13 => Value::from("long ".repeat(1000)),
        _ => Value::from(*random.one_of(&TEXTS)),
    }
}

/// Wraps a schema in another.
fn wrap(place: &mut Value, reference: &Value, random: &mut Random) {
    let inner = place.take();
    *place = match random.below(10) {
        0 => json!({"allOf": [inner, reference]}),
        1 => json!({"anyOf": [inner, {"type": "null"}]}),
        2 => json!({"oneOf": [inner, reference]}),
        3 => json!({"type": "array", "items": inner}),
        4 => json!({"type": "object", "additionalProperties": inner}),
        5 => json!({"type": "object", "properties": {(*random.one_of(&TEXTS)): inner}}),
        6 => json!({"not": inner}),
        7 => json!({"anyOf": [inner, {"type": "string"}, {"type": "array", "items": reference}]}),
        8 => json!({"allOf": [{"allOf": [inner]}]}),
        _ => json!([inner]),
    };
}

fn take_out(place: &mut Value, random: &mut Random) {
    match place {
        Value::Object(members) if !members.is_empty() => {
            let name = members.keys().nth(random.below(members.len())).cloned().unwrap_or_default();
            members.shift_remove(&name);
        }
        Value::Array(items) if !items.is_empty() => drop(items.remove(random.below(items.len()))),
        other => *other = Value::Null,
    }
}

fn rename(place: &mut Value, random: &mut Random) {
    let Value::Object(members) = place else { return *place = Value::from(*random.one_of(&TEXTS)) };
    let renamed = random.below(members.len());
    let name = *random.one_of(&TEXTS);
    let members = std::mem::take(members).into_iter().enumerate();
    *place = members
        .map(|(index, (key, value))| (if index == renamed { name.to_owned() } else { key }, value))
        .collect();
}

fn insert(place: &mut Value, donor: Value, random: &mut Random) {
    match place {
        Value::Object(members) => drop(members.insert((*random.one_of(&TEXTS)).to_owned(), donor)),
        Value::Array(items) => items.insert(random.below(items.len() + 1), donor),
        other => *other = donor,
    }
}

fn insert_keyword(place: &mut Value, reference: &Value, random: &mut Random) {
    let argument = match random.below(6) {
        0 => json!([reference, {"type": "null"}]),
        1 => reference.clone(),
        2 => json!({"state": reference}),
        3 => json!(["state", "lamp"]),
        _ => value(random),
    };
    if let Value::Object(members) = place {
        members.insert((*random.one_of(&KEYWORDS)).to_owned(), argument);
    }
}

/// Duplicates something under another name.
fn double(place: &mut Value, random: &mut Random) {
    match place {
        Value::Object(members) => {
            let twice: Map<String, Value> = members
                .iter()
                .flat_map(|(name, value)| {
                    let other = match random.below(3) {
                        0 => name.to_uppercase(),
                        1 => format!("{name}_"),
                        _ => format!("-{name}"),
                    };
                    [(name.clone(), value.clone()), (other, value.clone())]
                })
                .collect();
            *members = twice;
        }
        Value::Array(items) => items.extend_from_within(..),
        _ => {}
    }
}
