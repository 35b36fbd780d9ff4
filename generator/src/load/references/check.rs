//! Checks that the files can be merged.

use std::path::{Component as Part, Path};

use serde_json::{Map, Value};

use super::gather::{File, Reference};
use crate::diagnostic::Diagnostics;
use crate::pointer::Pointer;
use crate::suggest::nearest;

/// Keys allowed next to `components`. They describe the file itself, so dropping them loses nothing.
const HEAD: [&str; 2] = ["openapi", "info"];

pub(super) fn check(files: &[File], problems: &mut Diagnostics) {
    for (index, file) in files.iter().enumerate() {
        if index > 0 {
            only_components(file, problems);
            same_version(&files[0], file, problems);
        }
        components_are_objects(file, problems);
        for reference in &file.references {
            leads_somewhere(files, file, reference, problems);
        }
    }
}

fn only_components(file: &File, problems: &mut Diagnostics) {
    let document = &file.document;
    let top = Pointer::root();
    let within = top.key("components");
    let rest = document.value().as_object().into_iter().flat_map(Map::keys);
    let rest =
        rest.filter(|key| *key != "components" && !HEAD.contains(&key.as_str())).map(|key| top.key(key));
    let extensions = document.get(&within).and_then(Value::as_object).into_iter().flat_map(Map::keys);
    let extensions = extensions.filter(|key| key.starts_with("x-")).map(|key| within.key(key));
    for place in rest.chain(extensions) {
        problems
            .error(format!(
                "`{}` would be lost: only components are taken from a referenced file",
                name(&place)
            ))
            .at(document.origin(&place))
            .help("remove it, or move it to the main document");
    }
}

fn name(place: &Pointer) -> String {
    place.steps().collect::<Vec<_>>().join(".")
}

/// Rejects a file whose OpenAPI version differs from the main document's, because keywords differ.
fn same_version(main: &File, file: &File, problems: &mut Diagnostics) {
    let (Some(wanted), Some(found)) = (version(main), version(file)) else { return };
    if wanted != found {
        problems
            .error(format!("the file uses OpenAPI {found}, but the main document uses {wanted}"))
            .at(file.document.origin(&Pointer::root().key("openapi")))
            .help(format!("convert the file to OpenAPI {wanted} and update `openapi`"));
    }
}

/// Returns the major and minor version; patch versions do not change semantics.
fn version(file: &File) -> Option<&str> {
    let text = file.document.value().get("openapi")?.as_str()?;
    Some(text.match_indices('.').nth(1).map_or(text, |(end, _)| &text[..end]))
}

fn components_are_objects(file: &File, problems: &mut Diagnostics) {
    let at = Pointer::root().key("components");
    let Some(components) = file.document.get(&at) else { return };
    let sections =
        components.as_object().into_iter().flatten().filter(|(section, _)| !section.starts_with("x-"));
    let sections = sections.map(|(section, members)| (at.key(section), members));
    for (place, value) in std::iter::once((at.clone(), components)).chain(sections) {
        if !value.is_object() {
            problems
                .error(format!("`{}` is not an object", name(&place)))
                .at(file.document.origin(&place))
                .help("write its members as `name: value`, or remove it if it is empty");
        }
    }
}

fn leads_somewhere(files: &[File], from: &File, reference: &Reference, problems: &mut Diagnostics) {
    let target = &files[reference.file];
    let Reference { text, component, .. } = reference;
    if target.has(component) {
        return;
    }
    if !reference.local {
        let finding = problems.error(format!("reference `{text}` cannot be resolved"));
        finding.at(from.document.origin(&reference.place));
        finding.help = Some(meant(target, reference));
        return;
    }
    // An overlay may still add the missing component, but another file's component must not match by
    // accident.
    if let Some(other) = files.iter().find(|other| other.has(component)) {
        let path = path_between(&from.relative, &other.relative);
        let pointer = component.pointer();
        problems
            .error(format!("reference `{text}` cannot be resolved in its own file"))
            .at(from.document.origin(&reference.place))
            .help(format!("{} defines it: write `{path}#{}`", other.document.file(), pointer.as_str()));
    }
}

fn meant(target: &File, reference: &Reference) -> String {
    let (file, wanted) = (target.document.file(), &reference.component);
    let components = target.document.value().get("components");
    let section =
        components.and_then(|components| components.get(&wanted.section)).and_then(Value::as_object);
    let known = |members: &Map<String, Value>| members.keys().cloned().collect::<Vec<_>>();
    let (near, missing) = match (section, components.and_then(Value::as_object)) {
        (Some(members), _) => {
            (nearest(&wanted.name, known(members).iter().map(String::as_str)), &wanted.name)
        }
        (None, Some(sections)) => {
            (nearest(&wanted.section, known(sections).iter().map(String::as_str)), &wanted.section)
        }
        (None, None) => (None, &wanted.section),
    };
    near.unwrap_or_else(|| {
        format!("{file} has no such `{missing}`; correct the reference or add it to that file")
    })
}

/// Returns the relative path from one file to another, as written in a reference.
fn path_between(from: &Path, to: &Path) -> String {
    let parts = |path: &Path| -> Vec<String> {
        let normal = path.components().filter(|part| matches!(part, Part::Normal(_)));
        normal.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect()
    };
    let (from, to) = (parts(from.parent().unwrap_or(Path::new(""))), parts(to));
    let shared = from.iter().zip(&to).take_while(|(left, right)| left == right).count();
    let up = std::iter::repeat_n("..", from.len() - shared);
    up.chain(to[shared..].iter().map(String::as_str)).collect::<Vec<_>>().join("/")
}
