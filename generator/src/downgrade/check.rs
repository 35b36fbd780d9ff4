//! What each schema says, before anything is rewritten: known words, in their shape, where they mean something.

use serde_json::Value;

use super::{
    Context, Schema, applicability, keyword, values,
    vocabulary::{self, KEYWORDS, UNSUPPORTED, extension},
};
use crate::{diagnostic::Diagnostics, load::Document, pointer::Pointer, suggest, walk};

/// Checks every schema of the document.
pub(super) fn check(document: &Document, problems: &mut Diagnostics) {
    let at = Pointer::root().keys(["components", "schemas"]);
    if let Some(Value::Object(schemas)) = document.get(&at) {
        for (name, value) in schemas.iter().filter(|(_, value)| !value.is_object()) {
            problems
                .error(format!(
                    "the component `{name}` is {}, and must be a schema",
                    super::shape::found(value)
                ))
                .at(document.origin(&at.key(name)))
                .help(format!("write for instance `{name}: {{type: string}}`"));
        }
    }
    // The visitor may rewrite what it is shown: what stays plain JSON is not looked at.
    let mut shown = document.value().clone();
    walk::schemas(&mut shown, &mut |pointer, schema| {
        keyword::opaque::cut(schema);
        let mut context = Context { document, pointer, problems };
        let are_known = words(schema, &mut context);
        // What a word without a shape means is anyone's guess.
        if are_known {
            values::check(schema, &mut context);
            applicability::check(schema, &mut context);
        }
    });
}

/// Reports unknown words and values of a wrong shape. Returns whether there were no wrong shapes.
fn words(schema: &Schema, context: &mut Context<'_>) -> bool {
    let mut are_shaped = true;
    for (key, value) in schema {
        let Some(word) = vocabulary::find(key) else {
            unknown(key, context);
            continue;
        };
        for type_mismatch in word.shape.type_mismatches(key, value, &context.pointer.key(key)) {
            are_shaped = false;
            let message = format!(
                "{} is {}, and must be {}",
                type_mismatch.name, type_mismatch.found, type_mismatch.expected
            );
            let origin = context.document.origin(&type_mismatch.at);
            context.problems.error(message).at(origin).help(type_mismatch.help);
        }
    }
    are_shaped
}

fn unknown(key: &str, context: &mut Context<'_>) {
    if extension::OWN.contains(&key) {
        let message = format!("extension `{key}` is the generator's own");
        context.reject(key, message, "remove it: the generator writes it where it is needed");
    } else if let Some(name) = key.strip_prefix("x-") {
        let known = vocabulary::EXTENSIONS.iter().map(|word| word.name);
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
    } else if let Some((_, instead)) = UNSUPPORTED.iter().find(|(name, _)| *name == key) {
        let message = format!("keyword `{key}` has no counterpart in the client");
        let opaque = extension::OPAQUE;
        context.reject(
            key,
            message,
            format!("{instead}; or keep the whole schema as plain JSON, with `{opaque}: true`"),
        );
    } else {
        let meant = suggest::nearest(key, KEYWORDS.iter().map(|word| word.name));
        let help = meant
            .unwrap_or_else(|| "remove it with an overlay action if the client can do without it".to_owned());
        context.reject(key, format!("keyword `{key}` does not exist"), help);
    }
}
