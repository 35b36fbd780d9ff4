//! Follows references from the selected operations and prunes unreachable components.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::operations;
use crate::{
    config::Slice,
    diagnostic::Diagnostics,
    load::Document,
    openapi::{self, Kind, Node},
    pointer::Pointer,
    suggest::nearest,
};

/// Prunes unreachable components. Reports unresolved references and returns their locations.
pub(super) fn prune(
    document: &mut Document,
    config: &Slice,
    strict: bool,
    problems: &mut Diagnostics,
) -> Vec<Pointer> {
    let (reached, broken) = follow(document, problems);
    let schemes = operations::security_schemes(document.value());
    if strict && config.left_out.security_schemes.is_none() {
        for name in component_names(document.value(), "securitySchemes") {
            if !schemes.contains(&name) {
                let pointer = Pointer::root().keys(["components", "securitySchemes", &name]);
                problems
                    .error(format!("security scheme `{name}` is neither used nor declared as left out"))
                    .at(document.origin(&pointer))
                    .help("give a reason in `security-schemes` under [slice.left-out] in the configuration");
            }
        }
    }
    let Some(Value::Object(components)) = document.value_mut().get_mut("components") else { return broken };
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
    broken
}

/// Maximum number of broken references that get a suggestion.
const FEW: usize = 100;

/// Returns every component reachable from the paths and the locations of unresolved references.
fn follow(document: &Document, problems: &mut Diagnostics) -> (BTreeSet<Pointer>, Vec<Pointer>) {
    let (mut reached, mut broken) = (BTreeSet::new(), Vec::new());
    let parts = openapi::inside(&(Kind::Document, Pointer::root(), document.value()));
    let (mut open, components): (Vec<_>, Vec<_>) =
        parts.into_iter().partition(|(kind, ..)| *kind == Kind::PathItem);
    let components: BTreeMap<Pointer, Node<'_>> =
        components.iter().flat_map(openapi::inside).map(|node| (node.1.clone(), node)).collect();
    while let Some(start) = open.pop() {
        for (_, at, value) in openapi::nodes_below(start) {
            let Some(target) = value.get("$ref").and_then(Value::as_str) else { continue };
            let place = at.key("$ref");
            let Some(text) = target.strip_prefix('#').filter(|text| text.starts_with("/components/")) else {
                problems
                    .error(format!("reference `{target}` does not point into this document's components"))
                    .at(document.origin(&place))
                    .help("move the target to `components` and update the reference");
                broken.push(place);
                continue;
            };
            let pointer = component_of(text);
            let Some(component) = components.get(&pointer) else {
                // Computing suggestions is slow.
                let is_one_of_few = broken.len() < FEW;
                report_dangling(document, &place, target, &pointer, is_one_of_few, problems);
                broken.push(place);
                continue;
            };
            if pointer.as_str() != text {
                problems
                    .error(format!("reference `{target}` points inside a component"))
                    .at(document.origin(&place))
                    .help("make the target a separate component and refer to it from both places");
                broken.push(place);
            } else if reached.insert(pointer) {
                open.push(component.clone());
            }
        }
    }
    (reached, broken)
}

/// Returns `/components/schemas/X` for a pointer to it or into it.
fn component_of(text: &str) -> Pointer {
    let end = text.match_indices('/').nth(3).map_or(text.len(), |(index, _)| index);
    Pointer::from_text(&text[..end])
}

fn report_dangling(
    document: &Document,
    place: &Pointer,
    target: &str,
    component: &Pointer,
    is_one_of_few: bool,
    problems: &mut Diagnostics,
) {
    let section = component.steps().nth(1).unwrap_or_default();
    let known = if is_one_of_few { component_names(document.value(), &section) } else { Vec::new() };
    let wanted = component.last().unwrap_or_default();
    let finding = problems.error(format!("reference `{target}` cannot be resolved"));
    finding.at(document.origin(place));
    let help = nearest(&wanted, known.iter().map(String::as_str))
        .unwrap_or_else(|| "add the component or remove the reference with an overlay action".to_owned());
    finding.help(help);
}

fn component_names(document: &Value, section: &str) -> Vec<String> {
    let members = document.get("components").and_then(|components| components.get(section));
    members.and_then(Value::as_object).map(|members| members.keys().cloned().collect()).unwrap_or_default()
}
