//! References that lead in a cycle without anything in between: no value could ever satisfy them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{diagnostic::Diagnostics, load::Document, pointer::Pointer};

/// One reference from a component to another, with its place.
struct Link {
    place: Pointer,
    target: Pointer,
}

/// A component on the way, and which of its links come next.
struct Step {
    component: Pointer,
    links: std::vec::IntoIter<Link>,
}

/// Reports every cycle once, and returns the places of the references that close them.
pub(super) fn reject(document: &Document, problems: &mut Diagnostics) -> Vec<Pointer> {
    // Where in the trail a component is, or nothing once all that it leads to has been seen.
    let mut known: BTreeMap<Pointer, Option<usize>> = BTreeMap::new();
    let mut closing = Vec::new();
    let sections = document.value().get("components").and_then(Value::as_object).into_iter().flatten();
    let starts = sections.flat_map(|(section, members)| {
        let names = members.as_object().into_iter().flatten().map(|(name, _)| name);
        names.map(move |name| Pointer::root().keys(["components", section, name]))
    });
    for start in starts {
        let mut trail = Vec::new();
        enter(document, start, &mut trail, &mut known);
        while let Some(step) = trail.last_mut() {
            let Some(Link { place, target }) = step.links.next() else {
                known.extend(trail.pop().map(|step| (step.component, None)));
                continue;
            };
            match known.get(&target) {
                Some(Some(begin)) => {
                    report(document, &trail[*begin..], &place, &target, problems);
                    closing.push(place);
                }
                Some(None) => {}
                None => enter(document, target, &mut trail, &mut known),
            }
        }
    }
    closing
}

fn enter(
    document: &Document,
    component: Pointer,
    trail: &mut Vec<Step>,
    known: &mut BTreeMap<Pointer, Option<usize>>,
) {
    if known.contains_key(&component) {
        return;
    }
    known.insert(component.clone(), Some(trail.len()));
    let links = links(document, &component).into_iter();
    trail.push(Step { component, links });
}

fn report(
    document: &Document,
    cycle: &[Step],
    place: &Pointer,
    target: &Pointer,
    problems: &mut Diagnostics,
) {
    let names = cycle.iter().map(|step| &step.component).chain([target]).filter_map(Pointer::last);
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    problems
        .error(format!("references lead in a cycle: {}", names.join(" -> ")))
        .at(document.origin(place))
        .help("write a schema in the place of one of these references");
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
