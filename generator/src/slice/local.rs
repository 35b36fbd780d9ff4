//! Definitions that stand inside a schema, under `$defs` or `definitions`, become components, so that references lead to
//! them as to any other.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    diagnostic::Diagnostics,
    load::Document,
    openapi::{FoundReference, Kind, nodes, references},
    pointer::Pointer,
};

const SECTIONS: [&str; 2] = ["$defs", "definitions"];

/// Moves all local definitions below `components`, outer ones first.
pub(super) fn lift(document: &mut Document, problems: &mut Diagnostics) {
    while let Some(section) = first_section(document) {
        let names: Vec<String> = document
            .get(&section)
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect();
        let mut moved = BTreeMap::new();
        for name in names {
            let from = section.key(&name);
            let to = Pointer::root().keys(["components", "schemas", &component_name(&section, &name)]);
            if document.get(&to).is_some() {
                problems
                    .error(format!(
                        "the local definition `{name}` would be the component `{}`, which exists",
                        to.last().unwrap_or_default()
                    ))
                    .at(document.origin(&from))
                    .help("rename it with an overlay action");
            } else {
                document.relocate(&from, &to);
                moved.insert(from, to);
            }
        }
        document.remove(&section);
        redirect(document.value_mut(), &moved);
    }
}

/// The first place of local definitions, outermost first.
fn first_section(document: &Document) -> Option<Pointer> {
    nodes(document.value()).filter(|(kind, ..)| *kind == Kind::Schema).find_map(|(_, at, schema)| {
        let section = SECTIONS.into_iter().find(|section| schema.get(section).is_some_and(Value::is_object));
        section.map(|section| at.key(section))
    })
}

/// The name of the component that it stands in and its own.
fn component_name(section: &Pointer, name: &str) -> String {
    let mut steps = section.steps();
    let is_component =
        steps.next().as_deref() == Some("components") && steps.next().as_deref() == Some("schemas");
    let owner = steps.next().filter(|_| is_component).unwrap_or_default();
    let mut letters = name.chars();
    let capital = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{owner}{capital}{}", letters.as_str())
}

/// Points references to the definitions, and to what is inside them, to their new places.
fn redirect(value: &mut Value, moved: &BTreeMap<Pointer, Pointer>) {
    for FoundReference { place, text } in references(value) {
        let new = moved.iter().find_map(|(from, to)| moved_to(&text, from, to));
        if let (Some(new), Some(target)) = (new, value.pointer_mut(place.as_str())) {
            *target = Value::String(new);
        }
    }
}

fn moved_to(target: &str, from: &Pointer, to: &Pointer) -> Option<String> {
    let rest = target.strip_prefix('#')?.strip_prefix(from.as_str())?;
    (rest.is_empty() || rest.starts_with('/')).then(|| format!("#{}{rest}", to.as_str()))
}
