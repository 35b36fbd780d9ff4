//! Reports keywords that have no effect where they are: ignoring them silently would mislead their author.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Context, Schema, resolved::Resolved};
use crate::openapi::{extension, shape::TYPES, vocabulary::KEYWORDS};

/// Extensions that determine the type of a string.
const OF_TEXT: [&str; 3] = [extension::NEWTYPE, extension::SENSITIVE, extension::CODEC];

pub(super) fn check(schema: &Schema, context: &mut Context<'_>) {
    assumed(schema, context);
    let resolved = Resolved::of(context.document.value(), schema);
    let types = resolved.types();
    if let Some(types) = &types {
        keywords(schema, types, context);
    }
    let types = types.unwrap_or_else(|| TYPES.into_iter().collect());
    for name in OF_TEXT.into_iter().filter(|name| schema.contains_key(*name)) {
        of_text(name, schema, &resolved, context);
    }
    if schema.contains_key(extension::UNIT) {
        of_scalar(extension::UNIT, "a number", &["number", "integer"], &resolved, context);
    }
    if schema.contains_key(extension::CHOICE) && !resolved.is_union() {
        context.reject(
            extension::CHOICE,
            format!("`{}` names a choice, but the schema has no alternatives", extension::CHOICE),
            "put it next to the `oneOf` or `anyOf` that lists the variants",
        );
    }
    if schema.contains_key(extension::IDEMPOTENT) && !types.contains("object") {
        context.reject(
            extension::IDEMPOTENT,
            format!("`{}` applies only to commands and variants, which are objects", extension::IDEMPOTENT),
            "put it on an alternative of the request body, or of its payload",
        );
    }
    if schema.contains_key(extension::EVENTS) && !types.contains("object") {
        context.reject(
            extension::EVENTS,
            format!("`{}` applies only to commands, which are objects", extension::EVENTS),
            "put it on an alternative of the request body",
        );
    }
    enum_descriptions(schema, &resolved, context);
}

/// Warns of what is read as most authors mean it, although JSON Schema gives it another meaning.
fn assumed(schema: &Schema, context: &mut Context<'_>) {
    let has = |keyword: &str| schema.contains_key(keyword);
    let is_composed = has("allOf") || has("$ref");
    let is_restricted = schema.get("additionalProperties").is_some_and(|it| !matches!(it, Value::Bool(true)));
    let assumptions = [
        (
            has("properties") && !has("type") && !is_composed && !has("x-opaque"),
            "properties",
            "`properties` without `type` is read as an object; JSON Schema allows any other value as well",
            "add `type: object` with an overlay action",
        ),
        (
            is_restricted && is_composed,
            "additionalProperties",
            "`additionalProperties` beside `allOf` is read as `unevaluatedProperties`, which knows the \
             properties of the parts",
            "write `unevaluatedProperties` with an overlay action",
        ),
    ];
    for (_, keyword, message, help) in assumptions.into_iter().filter(|(applies, ..)| *applies) {
        let origin = context.document.origin(&context.pointer.key(keyword));
        context.problems.warning(message).at(origin).help(help);
    }
}

/// Reports keywords for types that the schema does not allow.
fn keywords(schema: &Schema, types: &BTreeSet<&'static str>, context: &mut Context<'_>) {
    // Parts that allow no common type contradict each other, which is reported when they are merged.
    if types.is_empty() {
        return;
    }
    for word in KEYWORDS.iter().filter(|word| schema.contains_key(word.name)) {
        if word.types.is_empty() || word.types.iter().any(|ty| types.contains(ty)) {
            continue;
        }
        let about = word.types.last().copied().unwrap_or_default();
        let message = format!(
            "keyword `{}` has no effect here: it applies to type {about}, but this schema has type {}",
            word.name,
            listed(types)
        );
        context
            .reject(word.name, message, "remove the keyword with an overlay action, or correct `type`")
            .or_ignored();
    }
}

fn of_text(name: &str, schema: &Schema, resolved: &Resolved<'_>, context: &mut Context<'_>) {
    // A newtype can redact the credentials in a URL.
    let hides_userinfo = resolved.get(extension::SENSITIVE).and_then(Value::as_str) == Some("userinfo");
    let agree = |other: &str| hides_userinfo && name != extension::CODEC && other != extension::CODEC;
    let mut others = OF_TEXT.into_iter().filter(|other| *other != name && !agree(other));
    if let Some(other) = others.find(|other| resolved.get(other).is_some()) {
        // If both are on this schema, one report is enough.
        if !(schema.contains_key(other) && name > other) {
            let message = format!("`{name}` and `{other}` are used on the same string");
            context.reject(name, message, "keep only one of them: a string has one type");
        }
        return;
    }
    if name == extension::SENSITIVE && is_map_of_texts(resolved, context) {
        if resolved.get(name).and_then(Value::as_str) != Some("secret") {
            let message = format!("on a map, `{name}` must be `secret`");
            context.reject(name, message, "use `secret`, or put the extension on the values' schema");
        }
        return;
    }
    of_scalar(name, "a string", &["string"], resolved, context);
}

/// Reports an extension that applies only to a single unrestricted value of the types `wanted`.
fn of_scalar(name: &str, about: &str, wanted: &[&str], resolved: &Resolved<'_>, context: &mut Context<'_>) {
    let types = resolved.types().unwrap_or_default();
    let (found, help) = if resolved.is_union() {
        ("this schema lists alternatives".to_owned(), "put it on the alternative it is meant for".to_owned())
    } else if !wanted.iter().any(|ty| types.contains(ty)) {
        let found = match types.len() {
            0 => format!("this schema is not declared as {about}"),
            _ => format!("this schema has type {}", listed(&types)),
        };
        (found, format!("put it on a schema with `type: {}`, or remove it", wanted[0]))
    } else if !resolved.values().is_empty() {
        ("this schema lists all its values".to_owned(), "remove it, or the list of values".to_owned())
    } else {
        return;
    };
    context.reject(name, format!("`{name}` applies only to {about}, but {found}"), help);
}

/// Whether the schema is a map whose values are plain strings.
fn is_map_of_texts(resolved: &Resolved<'_>, context: &Context<'_>) -> bool {
    let values =
        ["additionalProperties", "unevaluatedProperties"].into_iter().find_map(|name| resolved.get(name));
    let Some(Value::Object(values)) = values else { return false };
    let values = Resolved::of(context.document.value(), values);
    let is_text = values.types().is_some_and(|types| types.contains("string"));
    is_text && !values.is_union() && values.values().is_empty() && resolved.get("properties").is_none()
}

fn enum_descriptions(schema: &Schema, resolved: &Resolved<'_>, context: &mut Context<'_>) {
    let name = extension::ENUM_DESCRIPTIONS;
    let Some(Value::Object(descriptions)) = schema.get(name) else { return };
    let values: Vec<&str> = resolved.values().into_iter().filter_map(Value::as_str).collect();
    if values.is_empty() {
        let message = format!("`{name}` documents the values of an `enum`, but this schema has none");
        context.reject(name, message, "put it next to the `enum`, or remove it");
        return;
    }
    if !["enum", "const", "anyOf", "oneOf"].iter().any(|keyword| schema.contains_key(*keyword)) {
        let message = format!("`{name}` documents the values of an `enum` that is defined elsewhere");
        context.reject(
            name,
            message,
            "put it next to the `enum`: an enum is documented once for all its uses",
        );
        return;
    }
    for described in descriptions.keys().filter(|described| !values.contains(&described.as_str())) {
        let help = crate::suggest::nearest(described, values.iter().copied())
            .unwrap_or_else(|| format!("the values are {}", quoted(&values)));
        context.reject_below(
            &format!("{name}/{}", described.replace('~', "~0").replace('/', "~1")),
            format!("`{name}` documents `{described}`, which is not a value of the `enum`"),
            help,
        );
    }
}

fn quoted(values: &[&str]) -> String {
    values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ")
}

/// Lists types for a message; `number` stands for `integer` as well.
fn listed(types: &BTreeSet<&'static str>) -> String {
    let types = types.iter().filter(|ty| **ty != "integer" || !types.contains("number"));
    types.copied().collect::<Vec<_>>().join(" or ")
}
