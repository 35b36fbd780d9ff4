//! References that lead in a cycle without anything in between: no value could ever satisfy them.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{diagnostic::Diagnostics, load::Document, pointer::Pointer};

/// One reference from a component to another, with its place.
struct Link {
    place: Pointer,
    target: Pointer,
}

/// Reports every cycle once.
pub(super) fn reject(document: &Document, problems: &mut Diagnostics) {
    let mut done = BTreeSet::new();
    let Some(Value::Object(sections)) = document.value().get("components") else { return };
    for (section, members) in sections {
        for name in members.as_object().into_iter().flatten().map(|(name, _)| name) {
            let component = Pointer::root().keys(["components", section, name]);
            follow(document, &component, &mut Vec::new(), &mut done, problems);
        }
    }
}

fn follow(
    document: &Document,
    component: &Pointer,
    trail: &mut Vec<Pointer>,
    done: &mut BTreeSet<Pointer>,
    problems: &mut Diagnostics,
) {
    if !done.insert(component.clone()) {
        return;
    }
    trail.push(component.clone());
    for Link { place, target } in links(document, component) {
        if let Some(start) = trail.iter().position(|known| *known == target) {
            let names = trail[start..].iter().chain([&target]).filter_map(Pointer::last);
            let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
            problems
                .error(format!("references lead in a cycle: {}", names.join(" -> ")))
                .at(document.origin(&place))
                .help("write a schema in the place of one of these references");
        } else {
            follow(document, &target, trail, done, problems);
        }
    }
    trail.pop();
}

/// The references that a component's values must satisfy themselves, rather than their properties or elements.
fn links(document: &Document, component: &Pointer) -> Vec<Link> {
    let mut links = Vec::new();
    if let Some(value) = document.get(component) {
        collect(value, component, &mut links);
    }
    links
}

fn collect(value: &Value, at: &Pointer, links: &mut Vec<Link>) {
    if let Some(target) = value.get("$ref").and_then(Value::as_str) {
        let target = Pointer::from_text(target.trim_start_matches('#'));
        links.push(Link { place: at.key("$ref"), target });
    }
    for keyword in ["allOf", "anyOf", "oneOf"] {
        for (index, part) in value.get(keyword).and_then(Value::as_array).into_iter().flatten().enumerate() {
            collect(part, &at.key(keyword).index(index), links);
        }
    }
}
