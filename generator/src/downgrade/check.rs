//! What each schema says, before anything is rewritten: known words, in their shape, where they mean something.

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
                .error(format!("the component `{name}` is {}, and must be a schema", found(value)))
                .at(document.origin(&at.key(name)))
                .help(format!("write for instance `{name}: {{type: string}}`"));
        }
    }
    for (kind, pointer, value) in openapi::nodes(document.value()) {
        if kind != Kind::Schema {
            continue;
        }
        let Some(schema) = value.as_object() else {
            // Within another schema, this belongs to the shape of the keyword that holds it.
            if pointer.last().as_deref() == Some("schema") {
                type_mismatches(Shape::Schema, "schema", value, &pointer, document, problems);
            }
            continue;
        };
        let schema = keyword::opaque::without_insides(schema);
        let mut context = Context { document, pointer: &pointer, problems };
        let are_known = words(&schema, &mut context);
        // What a word without a shape means is anyone's guess.
        if are_known {
            values::check(&schema, &mut context);
            applicability::check(&schema, &mut context);
        }
    }
}

/// Reports unknown words and values of a wrong shape. Returns whether there were no wrong shapes.
fn words(schema: &Schema, context: &mut Context<'_>) -> bool {
    let mut are_shaped = true;
    for (key, value) in schema {
        let word = match vocabulary::find(key) {
            Some(Word { instead: Some(instead), .. }) => {
                let message = format!("keyword `{key}` has no counterpart in the client");
                let opaque = extension::OPAQUE;
                let help =
                    format!("{instead}; or keep the whole schema as plain JSON, with `{opaque}: true`");
                context.reject(key, message, help);
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

/// Reports what is wrong with the shape of a value. Returns whether anything is.
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
        let message = format!("{} is {}, and must be {}", mismatch.name, mismatch.found, mismatch.expected);
        problems.error(message).at(document.origin(&mismatch.at)).help(mismatch.help.clone());
    }
    !mismatches.is_empty()
}

/// Warns of what 3.1 has no meaning for; whoever wrote it meant what 3.0 means by it.
fn of_older_versions(keyword: &str, context: &mut Context<'_>) {
    let version = context.document.value().get("openapi").and_then(Value::as_str).unwrap_or_default();
    if version.starts_with("3.1") {
        let (form, instead) = match keyword {
            "nullable" => ("`nullable`".to_owned(), "add `'null'` to the schema's `type`".to_owned()),
            _ => (
                format!("`{keyword}` that is `true` or `false`"),
                format!("write the bound itself under `{keyword}`"),
            ),
        };
        let message = format!("{form} is of OpenAPI 3.0, and has no meaning in 3.1; it is read as there");
        let origin = context.document.origin(&context.pointer.key(keyword));
        context.problems.warning(message).at(origin).help(instead);
    }
}

fn unknown(key: &str, context: &mut Context<'_>) {
    if extension::OWN.contains(&key) {
        let message = format!("extension `{key}` is the generator's own");
        context.reject(key, message, "remove it: the generator writes it where it is needed");
    } else if let Some(name) = key.strip_prefix("x-") {
        let known = EXTENSIONS.iter().map(|word| word.name);
        match suggest::misspelt(name, known.filter_map(|known| known.strip_prefix("x-"))) {
            Some(meant) => {
                let message = format!("extension `{key}` does not exist");
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
            .unwrap_or_else(|| "remove it with an overlay action if the client can do without it".to_owned());
        context.reject(key, format!("keyword `{key}` does not exist"), help);
    }
}
