//! Follows references from the chosen operations, and prunes the components that none leads to.

use std::collections::BTreeSet;

use serde_json::Value;

use super::operations;
use crate::{config::Slice, diagnostic::Diagnostics, load::Document, pointer::Pointer, suggest::nearest};

pub(super) fn prune(document: &mut Document, config: &Slice, problems: &mut Diagnostics) {
    let reached = follow(document, problems);
    if problems.has_errors() {
        return;
    }
    let schemes = operations::security_schemes(document.value());
    if config.left_out.security_schemes.is_none() {
        for name in component_names(document.value(), "securitySchemes") {
            if !schemes.contains(&name) {
                let pointer = Pointer::root().keys(["components", "securitySchemes", &name]);
                problems
                    .error(format!("security scheme `{name}` is neither used nor declared as left out"))
                    .at(document.origin(&pointer))
                    .help("give the reason under [slice.left-out] `security-schemes` in the configuration");
            }
        }
    }
    let Some(Value::Object(components)) = document.value_mut().get_mut("components") else { return };
    for (section, members) in components.iter_mut() {
        let Value::Object(members) = members else { continue };
        members.retain(|name, _| {
            if section == "securitySchemes" {
                return schemes.contains(name);
            }
            reached.contains(&Pointer::root().keys(["components", section, name]))
        });
    }
    components.retain(|_, members| members.as_object().is_none_or(|members| !members.is_empty()));
}

/// Every component that the paths lead to.
fn follow(document: &Document, problems: &mut Diagnostics) -> BTreeSet<Pointer> {
    let mut reached = BTreeSet::new();
    let mut open = vec![Pointer::root().key("paths")];
    while let Some(pointer) = open.pop() {
        let Some(value) = document.get(&pointer) else { continue };
        let is_example =
            pointer.steps().nth(1).as_deref() == Some("examples") && pointer.steps().count() == 3;
        let found = if is_example { own_reference(value, &pointer) } else { references(value, &pointer) };
        for (place, target) in found {
            let Some(text) = target.strip_prefix('#').filter(|text| text.starts_with("/components/")) else {
                problems
                    .error(format!("reference `{target}` leads outside this document's components"))
                    .at(document.origin(&place))
                    .help("move the schema below `components` and refer to it there");
                continue;
            };
            let component = component_of(text);
            if document.get(&component).is_none() {
                report_dangling(document, &place, &target, &component, problems);
            } else if component.as_str() != text {
                problems
                    .error(format!("reference `{target}` leads into a component, and not to a whole one"))
                    .at(document.origin(&place))
                    .help("make what it leads to a component of its own, and refer to that from both places");
            } else if reached.insert(component.clone()) {
                open.push(component);
            }
        }
    }
    reached
}

/// What an example is instead of itself; all else in it is data.
fn own_reference(value: &Value, at: &Pointer) -> Vec<(Pointer, String)> {
    let target = value.get("$ref").and_then(Value::as_str);
    target.map(|target| (at.key("$ref"), target.to_owned())).into_iter().collect()
}

/// `/components/schemas/X`, for a pointer to it or to anything inside it.
fn component_of(text: &str) -> Pointer {
    let end = text.match_indices('/').nth(3).map_or(text.len(), |(index, _)| index);
    Pointer::from_text(&text[..end])
}

fn report_dangling(
    document: &Document,
    place: &Pointer,
    target: &str,
    component: &Pointer,
    problems: &mut Diagnostics,
) {
    let section = component.steps().nth(1).unwrap_or_default();
    let known = component_names(document.value(), &section);
    let wanted = component.last().unwrap_or_default();
    let finding = problems.error(format!("reference `{target}` leads nowhere"));
    finding.at(document.origin(place));
    let help = nearest(&wanted, known.iter().map(String::as_str))
        .unwrap_or_else(|| "add the component, or remove the reference with an overlay action".to_owned());
    finding.help(help);
}

fn component_names(document: &Value, section: &str) -> Vec<String> {
    let members = document.get("components").and_then(|components| components.get(section));
    members.and_then(Value::as_object).map(|members| members.keys().cloned().collect()).unwrap_or_default()
}

/// Every `$ref` below a value, with its place. Data such as examples and defaults holds none.
fn references(value: &Value, at: &Pointer) -> Vec<(Pointer, String)> {
    let mut found = Vec::new();
    collect(value, at, false, &mut found);
    found
}

fn collect(value: &Value, at: &Pointer, names: bool, found: &mut Vec<(Pointer, String)>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    // Below a map of names every key is a name, whatever it says.
                    Value::String(target) if key == "$ref" && !names => {
                        found.push((at.key(key), target.clone()));
                    }
                    // An example may stand elsewhere; what it shows is data.
                    Value::Object(examples) if key == "examples" && !names => {
                        let at = at.key(key);
                        found.extend(
                            examples.iter().flat_map(|(name, example)| own_reference(example, &at.key(name))),
                        );
                    }
                    _ if !names && is_data(key) => {}
                    _ => collect(value, &at.key(key), !names && is_map_of_names(key), found),
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &at.index(index), false, found);
            }
        }
        _ => {}
    }
}

fn is_data(key: &str) -> bool {
    matches!(key, "example" | "examples" | "default" | "enum" | "const") || key.starts_with("x-")
}

fn is_map_of_names(key: &str) -> bool {
    matches!(
        key,
        "properties"
            | "patternProperties"
            | "$defs"
            | "dependentSchemas"
            | "responses"
            | "content"
            | "headers"
    )
}
