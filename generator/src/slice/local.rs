//! Turns definitions inside schemas (`$defs` or `definitions`) into components, so that references treat them
//! alike.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::{
    load::Document,
    openapi::{FoundReference, Kind, nodes, references},
    pointer::Pointer,
};

const SECTIONS: [&str; 2] = ["$defs", "definitions"];

/// Moves all local definitions to `components`, outer ones first, under a name that is free.
pub(super) fn lift(document: &mut Document) {
    let mut moved = BTreeMap::new();
    let sections = sections(document);
    if !sections.is_empty() && document.value().pointer("/components/schemas").is_none() {
        let components =
            document.value_mut().as_object_mut().map(|root| root.entry("components").or_insert(json!({})));
        if let Some(Value::Object(components)) = components {
            components.insert("schemas".to_owned(), json!({}));
        }
    }
    for section in sections {
        let section = now(section, &moved);
        let names: Vec<String> = document
            .get(&section)
            .and_then(Value::as_object)
            .into_iter()
            .flat_map(Map::keys)
            .cloned()
            .collect();
        for name in names {
            let from = section.key(&name);
            let usual = component_name(&section, &name);
            let at = |name: &str| Pointer::root().keys(["components", "schemas", name]);
            let numbered = (2..).map(|number: u32| at(&format!("{usual}{number}")));
            let is_free = |to: &Pointer| document.get(to).is_none();
            let to = std::iter::once(at(&usual)).chain(numbered).find(is_free).expect("a number is free");
            document.copy(&from, &to);
            moved.insert(from, to);
        }
        document.remove(&section);
    }
    redirect(document.value_mut(), &moved);
}

/// Returns the locations of local definitions, outermost first.
fn sections(document: &Document) -> Vec<Pointer> {
    let schemas = nodes(document.value()).filter(|(kind, ..)| *kind == Kind::Schema);
    let sections = schemas.flat_map(|(_, at, schema)| {
        let of_schema =
            SECTIONS.into_iter().filter(|section| schema.get(section).is_some_and(Value::is_object));
        of_schema.map(move |section| at.key(section)).collect::<Vec<_>>()
    });
    sections.collect()
}

/// Returns the current location of a definition or its contents after the moves.
fn now(place: Pointer, moved: &BTreeMap<Pointer, Pointer>) -> Pointer {
    let around = |place: &Pointer| {
        std::iter::successors(Some(place.clone()), Pointer::parent)
            .find_map(|from| Some((moved.get(&from)?, from)))
    };
    let mut place = place;
    while let Some((to, from)) = around(&place) {
        let rest = place.as_str().strip_prefix(from.as_str()).unwrap_or_default().to_owned();
        place = Pointer::from_text(to.as_str().to_owned() + &rest);
    }
    place
}

/// Joins the name of the enclosing component and the definition's own name.
fn component_name(section: &Pointer, name: &str) -> String {
    let mut steps = section.steps();
    let is_component =
        steps.next().as_deref() == Some("components") && steps.next().as_deref() == Some("schemas");
    let owner = steps.next().filter(|_| is_component).unwrap_or_default();
    let mut letters = name.chars();
    let capital = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{owner}{capital}{}", letters.as_str())
}

/// Updates references to the moved definitions and their contents.
fn redirect(value: &mut Value, moved: &BTreeMap<Pointer, Pointer>) {
    if moved.is_empty() {
        return;
    }
    for FoundReference { place, text } in references(value) {
        let Some(target) = text.strip_prefix('#').map(Pointer::from_text) else { continue };
        if let Some(reference) = value.pointer_mut(place.as_str()) {
            *reference = Value::String(format!("#{}", now(target, moved).as_str()));
        }
    }
}
