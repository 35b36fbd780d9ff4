//! Determines the one file that defines each component; others may only alias it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::address::Component;
use super::gather::File;
use crate::diagnostic::Diagnostics;

/// Index of the file that defines each component.
pub(super) type Owners = BTreeMap<Component, usize>;

pub(super) fn owners(files: &[File], problems: &mut Diagnostics) -> Owners {
    let mut owners = Owners::new();
    let aliases: Vec<_> = files.iter().enumerate().map(|(index, file)| aliases(index, file)).collect();
    for (index, file) in files.iter().enumerate() {
        for component in components(file) {
            if aliases[index].contains_key(&component) {
                continue;
            }
            match owners.get(&component) {
                Some(owner) => report_twice(&files[*owner], file, &component, problems),
                None => {
                    owners.insert(component, index);
                }
            }
        }
    }
    for (index, own) in aliases.iter().enumerate() {
        for (component, target) in own {
            if returns(index, *target, component, &aliases) {
                report_cycle(&files[index], component, problems);
            }
        }
    }
    owners
}

/// Returns the components of a file in document order.
pub(super) fn components(file: &File) -> Vec<Component> {
    let sections = file.document.value().get("components").and_then(Value::as_object);
    let members = |(section, members): (&String, &Value)| -> Vec<Component> {
        let names = members.as_object().into_iter().flat_map(Map::keys);
        names.map(|name| Component { section: section.clone(), name: name.clone() }).collect()
    };
    let sections = sections.into_iter().flatten().filter(|(section, _)| !section.starts_with("x-"));
    sections.flat_map(members).collect()
}

/// Returns the components that only alias the one of the same name in another file, with that file.
fn aliases(index: usize, file: &File) -> BTreeMap<Component, usize> {
    let same_name = file.references.iter().filter(|reference| {
        let pointer = reference.component.pointer();
        let alone =
            file.document.get(&pointer).and_then(Value::as_object).is_some_and(|members| members.len() == 1);
        reference.file != index && reference.place == pointer.key("$ref") && alone
    });
    same_name.map(|reference| (reference.component.clone(), reference.file)).collect()
}

/// Returns whether following the aliases of a component leads back to the starting file.
fn returns(
    start: usize,
    target: usize,
    component: &Component,
    aliases: &[BTreeMap<Component, usize>],
) -> bool {
    let next = |file: &usize| aliases[*file].get(component).copied();
    std::iter::successors(Some(target), next).take(aliases.len()).any(|file| file == start)
}

fn report_twice(owner: &File, file: &File, component: &Component, problems: &mut Diagnostics) {
    let Component { section, name } = component;
    let pointer = component.pointer();
    problems
        .error(format!(
            "component `{name}` of `{section}` is defined twice, first in {}",
            owner.document.origin(&pointer)
        ))
        .at(file.document.origin(&pointer))
        .help("rename one of them, or replace one with a `$ref` to the other");
}

fn report_cycle(file: &File, component: &Component, problems: &mut Diagnostics) {
    let Component { section, name } = component;
    problems
        .error(format!("component `{name}` of `{section}` only refers back to itself"))
        .at(file.document.origin(&component.pointer()))
        .help("define it in one of the files that refer to each other");
}
