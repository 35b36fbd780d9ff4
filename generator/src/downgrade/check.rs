//! Checks every schema before anything is rewritten: known keywords, valid shapes, used where they apply.

use serde_json::Value;

use super::{Context, Schema, applicability, keyword, values};
use crate::{
    diagnostic::Diagnostics,
    load::Document,
    openapi::{
        self, Kind, extension,
        shape::{Shape, found},
        vocabulary::{self, EXTENSIONS, KEYWORDS, Word},
    },
    pointer::Pointer,
    suggest,
};

/// Checks every schema of the document.
pub(super) fn check(document: &Document, problems: &mut Diagnostics) {
    let at = Pointer::root().keys(["components", "schemas"]);
    if let Some(Value::Object(schemas)) = document.get(&at) {
        for (name, value) in schemas.iter().filter(|(_, value)| !value.is_object()) {
            problems
                .error(format!("component `{name}` is {}, but must be a schema", found(value)))
                .at(document.origin(&at.key(name)))
                .help(format!("write a schema, for example `{name}: {{type: string}}`"));
        }
    }
    for (kind, pointer, value) in openapi::nodes(document.value()) {
        if kind != Kind::Schema {
            continue;
        }
        let Some(schema) = value.as_object() else {
            // Inside another schema, this is part of the shape of the keyword around it.
            if pointer.last().as_deref() == Some("schema") {
                type_mismatches(Shape::Schema, "schema", value, &pointer, document, problems);
            }
            continue;
        };
        let schema = keyword::opaque::without_insides(schema);
        let mut context = Context { document, pointer: &pointer, problems };
        let are_known = words(&schema, &mut context);
        // Keywords of the wrong shape have no meaning that could be checked.
        if are_known {
            values::check(&schema, &mut context);
            applicability::check(&schema, &mut context);
        }
    }
}

/// Reports unknown keywords and values of the wrong shape. Returns whether all shapes are valid.
fn words(schema: &Schema, context: &mut Context<'_>) -> bool {
    let mut are_shaped = true;
    for (key, value) in schema {
        let word = match vocabulary::find(key) {
            Some(Word { instead: Some(instead), .. }) => {
                let message = format!("keyword `{key}` is not supported");
                let opaque = extension::OPAQUE;
                let help = format!("{instead}; or keep the whole schema as plain JSON with `{opaque}: true`");
                match key.as_str() {
                    // It only says what `$recursiveRef` means, which is a keyword of older dialects.
                    "$recursiveAnchor" => drop(context.reject(key, message, help).or_ignored()),
                    "$recursiveRef" => context.unsupported(key, message, help),
                    // These change what references and other keywords mean, inside the schema and elsewhere.
                    _ if key.starts_with('$') => drop(context.reject(key, message, help)),
                    _ => context.unsupported(key, message, help),
                }
                continue;
            }
            Some(word) => word,
            None => {
                unknown(key, context);
                continue;
            }
        };
        let at = context.pointer.key(key);
        are_shaped &= !type_mismatches(word.shape, key, value, &at, context.document, context.problems);
        if key == "nullable" || (value.is_boolean() && matches!(word.shape, Shape::NumberOrFlag)) {
            of_older_versions(key, context);
        }
    }
    are_shaped
}

/// Reports what is wrong with the shape of a value. Returns whether anything was reported.
fn type_mismatches(
    shape: Shape,
    keyword: &str,
    value: &Value,
    at: &Pointer,
    document: &Document,
    problems: &mut Diagnostics,
) -> bool {
    let mismatches = shape.type_mismatches(keyword, value, at);
    for mismatch in &mismatches {
        let message = format!("{} is {}, but must be {}", mismatch.name, mismatch.found, mismatch.expected);
        problems.error(message).at(document.origin(&mismatch.at)).help(mismatch.help.clone());
    }
    !mismatches.is_empty()
}

/// Warns of 3.0 keywords that have no meaning in 3.1; they are read as in 3.0.
fn of_older_versions(keyword: &str, context: &mut Context<'_>) {
    let version = context.document.value().get("openapi").and_then(Value::as_str).unwrap_or_default();
    if version.starts_with("3.1") {
        let (form, instead) = match keyword {
            "nullable" => ("`nullable`".to_owned(), "add `'null'` to the schema's `type`".to_owned()),
            _ => (
                format!("boolean `{keyword}`"),
                format!("write the bound itself as the value of `{keyword}`"),
            ),
        };
        let message = format!("{form} is from OpenAPI 3.0 and has no meaning in 3.1; it is read as in 3.0");
        let origin = context.document.origin(&context.pointer.key(keyword));
        context.problems.warning(message).at(origin).help(instead);
    }
}

fn unknown(key: &str, context: &mut Context<'_>) {
    if extension::OWN.contains(&key) {
        let message = format!("extension `{key}` is reserved for the generator");
        context.reject(key, message, "remove it: the generator adds it where needed");
    } else if let Some(name) = key.strip_prefix("x-") {
        let known = EXTENSIONS.iter().map(|word| word.name);
        match suggest::misspelt(name, known.filter_map(|known| known.strip_prefix("x-"))) {
            Some(meant) => {
                let message = format!("unknown extension `{key}`");
                context.reject(key, message, format!("did you mean `x-{meant}`?"));
            }
            None => {
                let origin = context.document.origin(&context.pointer.key(key));
                context
                    .problems
                    .warning(format!("extension `{key}` has no meaning here and is ignored"))
                    .at(origin)
                    .help("remove it with an overlay action if it is not meant for another tool");
            }
        }
    } else {
        let meant = suggest::nearest(key, KEYWORDS.iter().map(|word| word.name));
        let help = meant
            .unwrap_or_else(|| "remove it with an overlay action if the client does not need it".to_owned());
        context.reject(key, format!("unknown keyword `{key}`"), help).or_ignored();
    }
}
